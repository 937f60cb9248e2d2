"""An EPUB read back from disk: the text of its sheets, and whether its parts hold together.

Needs no Java and knows nothing of how the file was made. EPUBCheck (`epubcheck.py`) asks far more.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from seed2book import cores
from seed2book.errors import VerificationError
from seed2book.findings import Finding, Severity
from seed2book.messages import _

R = TypeVar("R")

_CONTAINER = "META-INF/container.xml"
_MIMETYPE = b"application/epub+zip"
_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HTML = "{http://www.w3.org/1999/xhtml}"
_XHTML_TYPE, _NCX_TYPE = "application/xhtml+xml", "application/x-dtbncx+xml"

# What goes on in the line; everything else begins a new one.
_PHRASES = ("a", "abbr", "b", "cite", "code", "em", "i", "img", "kbd", "mark", "q", "s", "small", "span")
_MARKS = ("bdi", "bdo", "dfn", "rb", "rp", "rt", "rtc", "ruby", "samp", "strong", "sub", "sup", "u", "var")
_INLINE = frozenset(f"{_HTML}{name}" for name in (*_PHRASES, *_MARKS))
# A reading stands beside the text and not in it; its brackets are for those who cannot show it so.
_ASIDE = frozenset(f"{_HTML}{name}" for name in ("rp", "rt", "rtc"))
_BODY = f"{_HTML}body"


def read_sheets(path: Path) -> tuple[tuple[str, str], ...]:
    """Gives the id and the text of every document in the spine, in its order.

    The id is that of the manifest, which for an article's sheet is the article's. Every block element is a
    line of its own; ruby readings are left out.

    Raises:
        VerificationError: the file is no EPUB, or a document is missing or not well-formed XML.
    """
    return tuple(each_sheet(path, lambda sheet, text: (sheet, text)))


def each_sheet(path: Path, judged: Callable[[str, str], R]) -> list[R]:
    """Gives `judged(id, text)` for every document in the spine, in its order; see `read_sheets`.

    Raises:
        VerificationError: the file cannot be read, or whatever `judged` raises.
    """
    with _opened(path) as archive:
        package = _package(archive, path)
        sheets = []
        for idref in package.spine:
            item = package.items.get(idref)
            if item is None:
                raise VerificationError(
                    _("{path}: the spine names {idref!r}, which the manifest does not list").format(
                        path=path, idref=idref
                    )
                )
            sheets.append((idref, item.name, _read(archive, item.name, path)))
    # Markup and text weigh about the same, and a Han character has three bytes.
    length = sum(len(data) for _id, _name, data in sheets) // 5
    return cores.each(
        lambda sheet: judged(sheet[0], _document(sheet[2], f"{path}: {sheet[1]}").text), sheets, length
    )


def check(path: Path) -> tuple[Finding, ...]:
    """Gives what is wrong with the file's make-up: nothing, when it is sound.

    Looks at the mimetype (EPUB 3.3 §4.2.6), the package's required metadata (§5.5), the manifest against the
    files (§5.6), and every link of documents and contents to a place in the book.

    Raises:
        VerificationError: the file is no EPUB, or one of its documents cannot be read.
    """
    with _opened(path) as archive:
        package = _package(archive, path)
        documents = {
            item.name: _document(_read(archive, item.name, path), f"{path}: {item.name}")
            for item in package.items.values()
            if item.media_type in (_XHTML_TYPE, _NCX_TYPE) and item.name in archive.NameToInfo
        }
        problems = (
            *_mimetype(archive),
            *_metadata(package),
            *_manifest(archive, package),
            *_links(archive, documents),
        )
    return tuple(
        Finding(code, Severity.WARNING, f"{path.name}: {message}", advice=_("build the book again"))
        for code, message in problems
    )


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    media_type: str
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Package:
    name: str
    items: Mapping[str, _Item]
    spine: tuple[str, ...]
    metadata: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Document:
    text: str
    ids: frozenset[str]
    links: tuple[str, ...]


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise VerificationError(
            _("{path}: not an EPUB: {error}").format(path=path, error=_(str(error))),
            _("build the book again"),
        ) from error


def _read(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    try:
        return archive.read(name)
    except (KeyError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise VerificationError(
            _("{path}: {name} is missing or broken").format(path=path, name=name), _("build the book again")
        ) from error


def _package(archive: zipfile.ZipFile, path: Path) -> _Package:
    container = _xml(_read(archive, _CONTAINER, path), f"{path}: {_CONTAINER}")
    rootfile = container.find(f".//{_OCF}rootfile")
    name = "" if rootfile is None else rootfile.get("full-path", "")
    package = _xml(_read(archive, name, path), f"{path}: {name}")
    items = {
        item.get("id", ""): _Item(
            _resolved(name, item.get("href", "")),
            item.get("media-type", ""),
            tuple(item.get("properties", "").split()),
        )
        for item in package.iter(f"{_OPF}item")
    }
    spine = tuple(itemref.get("idref", "") for itemref in package.iter(f"{_OPF}itemref"))
    said = {
        element.tag.removeprefix(_DC) for element in package.iter() if element.text and element.text.strip()
    }
    said |= {meta.get("property", "") for meta in package.iter(f"{_OPF}meta")}
    return _Package(name, items, spine, frozenset(said))


def _document(data: bytes, place: str) -> _Document:
    gathered = _Gathering()
    _xml(data, place, gathered)
    lines = (line.strip() for line in "".join(gathered.text).split("\n"))
    text = "\n".join(line for line in lines if line)
    return _Document(text, frozenset(gathered.ids), tuple(gathered.links))


def _xml(data: bytes, place: str, target: _Gathering | None = None) -> ET.Element:
    # A book from elsewhere must not blow up in our memory, and no EPUB 3 needs an entity of its own.
    if b"<!ENTITY" in data:
        raise VerificationError(_("{place} declares entities, which are not read").format(place=place))
    parser = ET.XMLParser(target=target)  # noqa: S314 (there are no entities)
    try:
        parser.feed(data)
        return parser.close()
    except (ET.ParseError, ValueError, LookupError) as error:
        raise VerificationError(
            _("{place} is not well-formed XML: {error}").format(place=place, error=error),
            _("build the book again"),
        ) from error


class _Gathering:
    """Takes a document's events as they come; no tree is built, so that nesting may be deep."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self._in_body = False
        self._aside = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if attributes:
            if "id" in attributes:
                self.ids.add(attributes["id"])
            self.links += [attributes[key] for key in ("href", "src") if key in attributes]
        if tag in _ASIDE:
            self._aside += 1
        elif tag == _BODY:
            self._in_body = True
        elif self._in_body and tag not in _INLINE:
            self.text.append("\n")

    def end(self, tag: str) -> None:
        if tag in _ASIDE:
            self._aside -= 1
        elif self._in_body and tag not in _INLINE:
            self.text.append("\n")

    def data(self, text: str) -> None:
        if self._in_body and not self._aside:
            self.text.append(text)

    def close(self) -> None:
        pass


def _resolved(base: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(urlsplit(href).path)))


def _mimetype(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    first = archive.infolist()[0]
    if first.filename != "mimetype" or archive.read(first) != _MIMETYPE:
        yield "epub-mimetype", _("the first entry is not the mimetype of an EPUB")
    elif first.compress_type != zipfile.ZIP_STORED or first.extra:
        yield "epub-mimetype", _("the mimetype is compressed or has an extra field")


def _metadata(package: _Package) -> Iterator[tuple[str, str]]:
    for name in ("identifier", "title", "language", "dcterms:modified"):
        if name not in package.metadata:
            yield "epub-metadata", _("the package does not say its {name}").format(name=name)
    if sum("nav" in item.properties for item in package.items.values()) != 1:
        yield "epub-metadata", _("the package has no navigation document, or several")


def _manifest(archive: zipfile.ZipFile, package: _Package) -> Iterator[tuple[str, str]]:
    listed = [item.name for item in package.items.values()]
    for name in listed:
        if name not in archive.NameToInfo:
            yield "epub-missing-file", _("{name} is listed and not there").format(name=name)
    known = {*listed, package.name, "mimetype"}
    for name in archive.namelist():
        if name not in known and not name.startswith("META-INF/") and not name.endswith("/"):
            yield "epub-unlisted-file", _("{name} is there and not listed").format(name=name)
    for name, times in Counter(listed).items():
        if times > 1:
            yield "epub-metadata", _("{name} is listed {times} times").format(name=name, times=times)
    for idref in package.spine:
        if idref not in package.items:
            yield (
                "epub-metadata",
                _("the spine names “{idref}”, which the manifest does not list").format(idref=idref),
            )


def _links(archive: zipfile.ZipFile, documents: Mapping[str, _Document]) -> Iterator[tuple[str, str]]:
    for name, document in documents.items():
        for link in document.links:
            try:
                parts = urlsplit(link)
            except ValueError:
                yield (
                    "epub-dead-link",
                    _("{name} links to “{link}”, which is no address").format(name=name, link=link),
                )
                continue
            if parts.scheme or parts.netloc:
                continue
            target = _resolved(name, link) if parts.path else name
            if target not in archive.NameToInfo:
                yield (
                    "epub-dead-link",
                    _("{name} links to “{link}”, which is not there").format(name=name, link=link),
                )
            elif (
                parts.fragment
                and target in documents
                and unquote(parts.fragment) not in documents[target].ids
            ):
                yield (
                    "epub-dead-link",
                    _("{name} links to “{link}”, where no such place is").format(name=name, link=link),
                )
