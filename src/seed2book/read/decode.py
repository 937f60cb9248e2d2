"""From a file's bytes to its text: which encoding, and what to say of a guess or of damage."""

from __future__ import annotations

import codecs
import re

from seed2book.errors import SeedError, UsageError
from seed2book.findings import Finding, Severity
from seed2book.messages import _, counted, deferred
from seed2book.source import Span

_SIGNATURES = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_GUESSES = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")

# People say GBK or Big5 and mean the larger set that their machine wrote.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950"}

_OTHER_FILES = (
    (b"%PDF", deferred("a PDF")),
    (b"PK\x03\x04", deferred("a Word, EPUB or ZIP file")),
    (b"\x89PNG", deferred("a picture")),
    (b"\xff\xd8\xff", deferred("a picture")),
    (b"GIF8", deferred("a picture")),
    (b"RIFF", deferred("a picture or a recording")),
    (b"II*\x00", deferred("a scanned picture")),
    (b"MM\x00*", deferred("a scanned picture")),
    (b"\xd0\xcf\x11\xe0", deferred("an old Word or Excel file")),
    (b"{\\rtf", deferred("an RTF file")),
    (b"\x1f\x8b", deferred("a packed file")),
    (b"Rar!", deferred("a packed file")),
    (b"7z\xbc\xaf", deferred("a packed file")),
)

# The Han characters that any newspaper text is half made of; a wrong decoding holds hardly one.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而"
    "方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好"
    "应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向"
    "道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特"
    "件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队"
    "南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风"
    "切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许"
    "步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列"
    "習響約支般史感勞便團往酸歷市克何除消構府稱太准精值號率族維劃選標寫存候毛親快效斯院查江型眼王按格養易置派層片始"
    "這個來時們發國會為說產種後學動對過經進電業從現實體機點應開還關與當無長問題間義總區聯報"
    "見軍員黨設農戰決傳統華東門車運運論證權認書記連廣邊際導術級結組織續聲觀讓買賣齊質費資輕轉較選達遠適還"
    ",。、;:“”()《》「」0123456789,。、;:()".replace(" ", "")
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1b\x7f]")
_LOST = re.compile("\ufffd+")
_SAMPLE = 20_000
_LITTLE, _FEW = 0.01, 2


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str, tuple[Finding, ...]]:
    """Gives the text of a file, without a byte order mark, the encoding used, and what was doubtful.

    UTF-8 that is whole is believed, then a byte order mark; else the whole file is decoded in each of the
    encodings that Chinese text comes in, and the one whose characters are the frequent ones is taken.
    A few undecodable bytes become U+FFFD and a finding with their place.

    Raises:
        SeedError: the file is not text, or too much of it cannot be decoded.
        UsageError: `encoding` is not the name of one.
    """
    if encoding is not None:
        text, used, findings = _as_told(data, name, encoding)
    else:
        text, used, findings = _guessed(data, name)
    _refuse_unless_text(text, data, name)
    return text.removeprefix("\ufeff"), used, findings


def _as_told(data: bytes, name: str, encoding: str) -> tuple[str, str, tuple[Finding, ...]]:
    try:
        codec = codecs.lookup(encoding).name
        codec = _WIDER.get(codec, codec)
        "".encode(codec)
    except LookupError:
        raise UsageError(
            _("there is no encoding {encoding!r}").format(encoding=encoding),
            _("names that work: utf-8, gb18030, big5, utf-16"),
        ) from None
    try:
        return data.decode(codec), codec, ()
    except UnicodeDecodeError:
        return _damaged(data, name, codec)


def _guessed(data: bytes, name: str) -> tuple[str, str, tuple[Finding, ...]]:
    for signature, codec in _SIGNATURES:
        if data.startswith(signature):
            try:
                return data.decode(codec), codec, ()
            except UnicodeDecodeError:
                return _damaged(data, name, codec)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        utf8_damage = error
    _refuse_other_files(data, name)
    tried = []
    for codec in _GUESSES:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        tried.append((_likeness(text), codec, text))
    mended = data.decode("utf-8", "replace")
    if _bad_share(mended) < _LITTLE:
        return _damaged(data, name, "utf-8")
    # max takes the first of equals, and the guesses stand in the order of how often they are met.
    likeness, codec, text = max(tried, key=lambda guess: guess[0], default=(0.0, "", ""))
    others = [other for other, rival, guess in tried if rival != codec and guess != text]
    if likeness >= 0.15:
        if likeness < 0.35 or any(other > likeness * 0.6 for other in others):
            return text, codec, (_doubtful(name, codec),)
        return text, codec, ()
    if _is_readable(mended):
        return _damaged(data, name, "utf-8")
    for codec in ("gb18030", "cp950"):
        mended = data.decode(codec, "replace")
        if _is_readable(mended) and _likeness(mended) >= 0.3:
            return _damaged(data, name, codec)
    raise SeedError(
        _("{name} is not text in any encoding known here (byte {number} is 0x{byte:02X})").format(
            name=name, number=utf8_damage.start + 1, byte=data[utf8_damage.start]
        ),
        _("save it as UTF-8, or say --encoding if you know which it is"),
    )


def _likeness(text: str) -> float:
    """Gives the share of frequent characters among those that are not ASCII, 0 to 1."""
    sample = [c for c in text[:_SAMPLE] if c > "\x7f"]
    return sum(c in _FREQUENT for c in sample) / len(sample) if sample else 0.0


def _is_readable(text: str) -> bool:
    """True where hardly a character is lost, or one or two places, or the rest is surely text."""
    share = _bad_share(text)
    few = share < 0.2 and len(_LOST.findall(text)) <= _FEW
    return share < _LITTLE or few or (share < 0.05 and _likeness(text) >= 0.3)


def _bad_share(text: str) -> float:
    return text.count("\ufffd") / max(1, len(text))


def _doubtful(name: str, codec: str) -> Finding:
    return Finding(
        "encoding-guessed",
        Severity.WARNING,
        _("{name} was read as {codec}, which is a guess").format(name=name, codec=codec),
        Span(name, 1, 1),
        _("if its characters are wrong, save the file as UTF-8, or say --encoding"),
    )


def _damaged(data: bytes, name: str, codec: str) -> tuple[str, str, tuple[Finding, ...]]:
    """Gives the text with U+FFFD for what cannot be decoded, where that is little.

    Raises:
        SeedError: it is not little.
    """
    text = data.decode(codec, "replace")
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        line = len(re.findall(r"\r\n|\n|\r", data[: error.start].decode(codec, "replace"))) + 1
        found = " ".join(f"{byte:02X}" for byte in data[error.start : error.end][:4])
        where = _("line {line}, byte {number} of the file (0x{bytes})").format(
            line=line, number=error.start + 1, bytes=found
        )
    if not _is_readable(text):
        raise SeedError(
            _("{name} cannot be decoded as {codec}: {where}").format(name=name, codec=codec, where=where),
            _("save it as UTF-8, or say --encoding if you know which it is"),
        )
    count = text.count("\ufffd")
    finding = Finding(
        "undecodable-bytes",
        Severity.WARNING,
        _("{name}: {places}, the first at {where}; each stands as � in the text").format(
            name=name, places=counted("{n} undecodable place", "{n} undecodable places", count), where=where
        ),
        Span(name, line, line),
        _("put the characters right in the seed, or ask for the file again"),
    )
    return text, codec, (finding,)


def _refuse_other_files(data: bytes, name: str) -> None:
    for signature, what in _OTHER_FILES:
        if data.startswith(signature):
            raise SeedError(
                _("{name} is {what}, not text").format(name=name, what=_(what)),
                _("seeds are the text that an OCR made, as .txt or .md"),
            )


def _refuse_unless_text(text: str, data: bytes, name: str) -> None:
    """Raises SeedError where control characters show that `text` is no text; a few are for `clean`."""
    if data.startswith((b"%PDF", b"{\\rtf")):
        _refuse_other_files(data, name)
    controls = [found.start() for found in _CONTROLS.finditer(text)]
    if len(controls) <= max(_FEW, len(text) // 100):
        return
    _refuse_other_files(data, name)
    at = controls[0]
    line = len(re.findall(r"\r\n|\n|\r", text[:at])) + 1
    raise SeedError(
        _("{name} is not text: line {line} holds the control character U+{character:04X}").format(
            name=name, line=line, character=ord(text[at])
        ),
        _("seeds are the text that an OCR made, as .txt or .md"),
    )
