"""The package: what ebooklib 0.20 does well, and the few things it must be kept from doing."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ebooklib import epub

from seed2book.errors import Seed2BookError
from seed2book.messages import _
from seed2book.progress import Progress

_DC = "{http://purl.org/dc/elements/1.1/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ORDER = (
    "identifier",
    "title",
    "language",
    "creator",
    "publisher",
    "date",
    "description",
    "subject",
    "rights",
    "source",
)
# The earliest time that a ZIP entry can hold.
_ZIP_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


class Package:
    """An EPUB being put together. `book` is ebooklib's, for its metadata."""

    def __init__(self) -> None:
        self.book = epub.EpubBook()
        # A random identifier and ebooklib as the generator; both are said by us.
        self.book.metadata = {}
        self._taken: set[str] = set()
        # What lies beside the package and is no part of it, by its place.
        self.enclosed: dict[str, bytes] = {}

    def add(
        self,
        uid: str,
        name: str,
        media_type: str,
        data: bytes | Callable[[], bytes],
        properties: tuple[str, ...] = (),
        *,
        in_spine: bool = False,
    ) -> None:
        """Adds a file with its id and its place in the package; `data` may be what gives it when it is due.

        Raises:
            Seed2BookError: the id or the place is taken, be it in another case (EPUB 3.3 §4.2.2).
        """
        for key in (f"#{uid}", name.casefold()):
            if key in self._taken:
                raise Seed2BookError(
                    _("two parts of the book are called {name!r}").format(name=key.lstrip("#")),
                    _("report this"),
                )
            self._taken.add(key)
        # Not an EpubHtml: ebooklib would parse it, lose attributes and put blanks between inline elements.
        item = epub.EpubItem(uid=uid, file_name=name, media_type=media_type, content=data)
        item.properties = list(properties)
        self.book.add_item(item)
        if in_spine:
            # The item and not its id, which ebooklib would look for among all items.
            self.book.spine.append(item)

    def write(self, target: Path, modified: datetime, language: str, progress: Progress) -> None:
        """Writes the file, every time in it being `modified`.

        Raises:
            OSError: the file cannot be written.
        """
        _Writer(target, self, modified, language, progress).write()


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    def __init__(
        self, target: Path, package: Package, modified: datetime, language: str, progress: Progress
    ) -> None:
        super().__init__(str(target), package.book, {"mtime": modified, "raise_exceptions": True})
        self._modified = modified
        self._language = language
        self._enclosed = package.enclosed
        self._progress = progress

    def write(self) -> None:
        with _StillZip(self.file_name, self._modified) as self.out:
            self.out.writestr("mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
            self._write_container()
            for name, data in self._enclosed.items():
                self.out.writestr(name, data)
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        root.set(_LANG, self._language)
        # ebooklib declares `rendition`, which is reserved and needs no declaration (EPUB 3.3 §D.1.4).
        root.attrib.pop("prefix", None)
        if self.book.prefixes:
            root.set("prefix", " ".join(self.book.prefixes))
        metadata = root.find("metadata")
        metadata[:] = sorted(metadata, key=_rank)
        super()._write_opf_file(root)

    def _write_items(self) -> None:
        items = self.book.items
        for done, item in enumerate(items, 1):
            data = item.content() if callable(item.content) else item.content
            self.out.writestr(f"{self.book.FOLDER_NAME}/{item.file_name}", data)
            self._progress(_("pack the e-book"), done, len(items))


def _rank(element: Any) -> int:
    name = element.tag.removeprefix(_DC)
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


class _StillZip(zipfile.ZipFile):
    """A ZIP whose entries have one time and one set of permissions, whatever the clock and the machine."""

    def __init__(self, file: str, when: datetime) -> None:
        super().__init__(file, "w", zipfile.ZIP_DEFLATED)
        self._when = max(when, _ZIP_EPOCH).astimezone(UTC).timetuple()[:6]

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        info = zipfile.ZipInfo(str(zinfo_or_arcname), self._when)
        info.create_system = 3
        info.external_attr = 0o100644 << 16
        info.compress_type = zipfile.ZIP_DEFLATED if compress_type is None else compress_type
        super().writestr(info, data, info.compress_type, compresslevel)
