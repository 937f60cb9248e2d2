"""A book as a PDF, through WeasyPrint."""

from __future__ import annotations

import io
import logging
import uuid
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from importlib.resources import files
from pathlib import Path
from typing import Any

from seed2book import __version__
from seed2book.collector import paused
from seed2book.errors import AssetError
from seed2book.formats import Artifact
from seed2book.formats.last_resort import last_resort
from seed2book.formats.moment import moment
from seed2book.formats.pdf_leaves import turned
from seed2book.formats.pdf_text import part_marks
from seed2book.formats.pdf_xmp import Facts, packet
from seed2book.formats.twins import twin
from seed2book.messages import _, reason
from seed2book.pictures import Picture
from seed2book.progress import Progress
from seed2book.typeset.blanks import sound
from seed2book.typeset.book import PICTURES, Book, Face, Medium, Sheet
from seed2book.typeset.wording import words

try:
    # Where a library is missing the renderer prints a page of its own words.
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        # A computer without fonts of its own is no trouble: the book brings its faces.
        warnings.simplefilter("ignore")
        import pydyf
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        from seed2book.formats import pdf_tags
        from seed2book.formats.pdf_floats import floating
        from seed2book.formats.pdf_glyphs import Fonts
        from seed2book.formats.pdf_pace import paced
except OSError as error:  # a shared library that Python packages cannot bring
    raise AssetError(
        _("PDFs need a system library that is missing: {library}").format(
            library=str(error).partition(": ")[0]
        ),
        _(
            "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (EPUBs "
            "need none of them)"
        ),
    ) from error

logger = logging.getLogger(__name__)

_STOPGAP, _TWINS = "face:last-resort", "face:twins-{}"
_FACE = '@font-face {{ font-family: "{}"; font-weight: {}; src: url("{}"); }}'
_ISO_8601 = "%Y-%m-%dT%H:%M:%SZ"

# For the archive, and tagged. With the packet of `pdf_xmp` and the tags of `pdf_tags` the same file is also
# PDF/UA-1, whose rules for titles, languages and headings are what readers want anyway.
VARIANT = "pdf/a-2a"
# The same with other files inside, which PDF/A-2 does not know.
_WITH_FILES = "pdf/a-3a"
# PDF/A forbids what would draw a picture softer than it is (ISO 19005-2, 6.2.8).
_ARCHIVAL = "* { image-rendering: pixelated !important }"


def write(book: Book, target: Path, progress: Progress) -> Artifact:
    """Writes the book's only sheet at `target`, a temporary place, and gives its pages.

    `Artifact.page_of` maps every id of the sheet to the page where it begins. The same book and the same
    faces give the same bytes.

    Raises:
        AssetError: a face that the book names cannot be read.
    """
    (sheet,) = book.sheets
    variant = _WITH_FILES if book.enclosures else VARIANT
    with _quiet(), paused(), paced(), floating():
        progress(_("set the pages"), 0, 2)
        faces = FontConfiguration()
        rules, shelf = _faces(book, sheet)
        shelf |= {PICTURES[Medium.PRINT] + picture.name: picture for picture in book.pictures}
        fetcher = _Shelf(shelf)
        styles = [("faces.css", rules), *book.stylesheets, ("archival.css", _ARCHIVAL)]
        html = weasyprint.HTML(string=sheet.xhtml, url_fetcher=fetcher)

        def rendered(*more: str) -> Any:
            rules = (*(css for _name, css in styles), *more)
            sheets = [weasyprint.CSS(string=css, font_config=faces, url_fetcher=fetcher) for css in rules]
            return html.render(font_config=faces, stylesheets=sheets, pdf_variant=variant)

        document = rendered()
        if closing := turned(document.pages):
            document = rendered(closing)
        for page in document.pages:
            # The renderer links every box inside a link once more, and tags none of these (PDF/UA-1, 7.18.5).
            page.links[:] = [link for link in page.links if link[-1].element_tag == "a"]
        progress(_("set the pages"), 1, 2)
        document.fonts = Fonts(sheet.xhtml)
        document.metadata.generator = f"seed2book {__version__}"
        document.metadata.created = document.metadata.modified = moment(book.metadata).strftime(_ISO_8601)
        with pdf_tags.traced() as origins:
            document.write_pdf(
                target,
                pdf_variant=variant,
                attachments=_attachments(book),
                pdf_identifier=_identifier(book),
                # `_finish` gives it; the renderer would leave the profile's file open.
                output_intent="",
                finisher=lambda _document, pdf: _finish(pdf, document, book, origins),
            )
        progress(_("set the pages"), 2, 2)
    page_of: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            page_of.setdefault(anchor, number)
    return Artifact(target, target.stat().st_size, len(document.pages), page_of)


def _faces(book: Book, sheet: Sheet) -> tuple[str, dict[str, bytes | Picture]]:
    """Gives the rules that name the faces of the sheet, and their files by address."""
    rules, shelf = font_faces(book.faces), dict[str, bytes | Picture]()
    for number, face in enumerate(book.faces):
        shelf[face.file.as_uri()] = _read(face.file)
        if doubles := twin(sheet.xhtml, face.file, book.language):
            address = _TWINS.format(number)
            shelf[address] = doubles
            rules += _FACE.format(face.twins, face.weight, address)
    if stopgap := last_resort(sheet.xhtml, book.faces):
        # Named by no theme: the renderer comes to it when it finds a character nowhere else.
        shelf[_STOPGAP] = stopgap
        rules += f'@font-face {{ font-family: "S2B Last Resort"; src: url("{_STOPGAP}"); }}'
    return rules, shelf


def font_faces(faces: tuple[Face, ...]) -> str:
    """Gives the `@font-face` rules of the faces, by the addresses of their files."""
    return "\n".join(_FACE.format(face.family, face.weight, face.file.as_uri()) for face in faces)


def _finish(pdf: Any, document: Any, book: Book, origins: pdf_tags.Origins) -> None:
    """Completes what the renderer made, before it is written."""
    pdf_tags.mend(pdf, origins, words(book.language).picture)
    part_marks(pdf)
    said = document.metadata
    facts = Facts(
        title=said.title or "",
        language=said.lang,
        creators=tuple(said.authors),
        description=said.description or "",
        publisher=sound(book.metadata.publisher or ""),
        rights=sound(book.metadata.rights or ""),
        tool=said.generator,
        producer=f"WeasyPrint {weasyprint.__version__}",
        moment=said.created,
        identifier=book.identifier,
        part=3 if book.enclosures else 2,
    )
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    # Uncompressed, so that whoever looks for it without knowing PDF finds it (XMP part 3, 1.1.1).
    metadata.stream, metadata.compress = [packet(facts)], False
    pdf.catalog["OutputIntents"] = pydyf.Array([_srgb(pdf)])
    # The sheet is as large as the page, so a printer need not scale it.
    pdf.catalog["ViewerPreferences"]["PrintScaling"] = "/None"
    pdf.catalog["ViewerPreferences"]["PickTrayByPDFSize"] = "true"


def _attachments(book: Book) -> list[Any]:
    """Gives the files that go along, in the order of names that a name tree wants (ISO 32000-1, 7.9.6)."""
    made = moment(book.metadata)
    # A slash would part a name into folders.
    named = {(e.name if e.name != "-" else "stdin.txt").replace("/", "／"): e.data for e in book.enclosures}
    return [
        weasyprint.Attachment(
            file_obj=io.BytesIO(data), name=name, created=made, modified=made, relationship="Source"
        )
        for name, data in sorted(named.items(), key=lambda item: item[0].encode())
    ]


def _srgb(pdf: Any) -> Any:
    """Gives the intent that says what the file's red, green and blue are (ISO 19005-2, 6.2.3)."""
    profile = pydyf.Stream([(files(weasyprint.pdf) / "sRGB2014.icc").read_bytes()], {"N": 3}, compress=True)
    pdf.add_object(profile)
    return pydyf.Dictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pydyf.String("sRGB IEC61966-2.1"),
            "RegistryName": pydyf.String("http://www.color.org"),
            "Info": pydyf.String("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile.reference,
        }
    )


def _identifier(book: Book) -> bytes:
    """Gives the file's first identifier, the book's own (ISO 32000-1 §14.4), for others to refer to."""
    return uuid.UUID(book.identifier).bytes


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise AssetError(
            _("{file}: the face cannot be read: {reason}").format(file=file, reason=reason(error)),
            _("install seed2book again: pipx reinstall seed2book"),
        ) from error


class _Shelf(URLFetcher):  # type: ignore[misc]
    """Hands out what was put on it, by its addresses, and nothing else in the world."""

    def __init__(self, contents: Mapping[str, bytes | Picture]) -> None:
        super().__init__()
        self._contents = contents

    def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002
        """Gives what was put on the shelf under this address.

        Raises:
            ValueError: nothing was; the renderer logs it and goes on without.
        """
        if url.startswith("data:image/"):
            # What a stylesheet brings with it, such as the wave below the title of a work.
            return super().fetch(url)
        if url not in self._contents:
            raise ValueError(_("nothing is fetched from {url}").format(url=url))
        found = self._contents[url]
        if isinstance(found, bytes):
            return URLFetcherResponse(url, found)
        # From a file the renderer reads a picture again when it writes it, and does not keep it till then.
        return URLFetcherResponse(found.file.as_uri() if found.file else url, found.data)


@contextmanager
def _quiet() -> Iterator[None]:
    """Sends what the renderer and its font tools log to our own log, as details for `--verbose`."""
    names = ("weasyprint", "fontTools")
    forward = _Forward()
    before = {name: logging.getLogger(name).propagate for name in names}
    for name in names:
        logging.getLogger(name).addHandler(forward)
        logging.getLogger(name).propagate = False
    try:
        yield
    finally:
        for name, propagate in before.items():
            logging.getLogger(name).removeHandler(forward)
            logging.getLogger(name).propagate = propagate


class _Forward(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        logger.debug("%s: %s", record.name, record.getMessage())
