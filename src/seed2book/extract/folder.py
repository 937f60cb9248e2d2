"""A folder of seeds made of an e-book: pages, pictures, settings; whole or not at all."""

from __future__ import annotations

import posixpath
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote

from seed2book.errors import ConfigError, OutputError, VerificationError
from seed2book.extract.container import Container, Document, opened, resolved
from seed2book.extract.markdown import Line, lines_of
from seed2book.extract.settings import PARTS, Corrections, settings_text
from seed2book.messages import _, reason

SEEDS = "seeds"
_ARTICLE, _EDITION = "article", "edition"
_ROUNDS = 4
_UNSAFE = re.compile(r'[\x00-\x1f<>:"\\|?*]')
# What has a meaning in addresses or in Markdown, and must be written as a reference to stand in a name.
_RESERVED = re.compile(r"[\s()<>#%?]")
_HEADINGS = tuple(f"{{*}}h{level}" for level in range(1, 7))
_FRONT = ("paper", "date", "issue", "page", "page_name", "editors")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was written: the folder, how many seeds and pictures, and what could not be carried over."""

    folder: Path
    seeds: int
    pictures: int
    told: tuple[str, ...]


Reread = Callable[[Path, Path, Mapping[str, Sequence[Line]]], tuple[Corrections, tuple[str, ...]]]
"""Reads the folder made of a book again; gives what makes its lines what they were, and what differs."""


def extract(book: Path, folder: Path, reread: Reread) -> Extracted:
    """Writes the seeds of the EPUB `book` into `folder`, which is made by it.

    Raises:
        UsageError: there is no such book.
        VerificationError: it is no EPUB, is encrypted, or holds no text.
        OutputError: the folder is there and not empty, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(
            _("{folder}: is there already, and not empty").format(folder=folder),
            _("name another folder with -o"),
        )
    container = opened(book)
    made = _Seeds(container)
    if not made.seeds:
        raise VerificationError(_("{book}: there is no text in it").format(book=book), _("look at the file"))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".seed2book-", dir=folder.parent) as work:
            temporary = Path(work) / "book"
            for name, lines in made.seeds.items():
                _write(temporary / SEEDS / name, "".join(f"{line.text}\n" for line in lines).encode())
            for name, data in made.pictures.items():
                _write(temporary / SEEDS / name, data)
            differing = _corrected(book, temporary, made, container, reread)
            with suppress(FileNotFoundError):
                folder.rmdir()
            shutil.move(temporary, folder)
    except OSError as error:
        raise OutputError(
            _("{folder}: cannot be written: {reason}").format(folder=folder, reason=reason(error)),
            _("name another with -o"),
        ) from error
    told = (*container.told, *made.told, *(differing if container.record else ()))
    return Extracted(folder, len(made.seeds), len(made.pictures), told)


def _corrected(
    book: Path, folder: Path, made: _Seeds, container: Container, reread: Reread
) -> tuple[str, ...]:
    """Writes the settings with what must be said of the seeds; gives how they differ from the book still."""

    def written(corrections: Corrections) -> tuple[Corrections, tuple[str, ...]]:
        settings = settings_text(container, made.kind, corrections)
        _write(folder / "seed2book.toml", settings.encode())
        return reread(book, folder, made.seeds)

    corrections: Corrections = ()
    wanted, differing = written(corrections)
    # A line that is put right changes what those around it are taken for.
    for _round in range(_ROUNDS):
        # What was said already helps no second time; and of books by others, lines of print that they made
        # paragraphs of may be joined.
        more = [one for one in wanted if one not in corrections]
        more = [one for one in more if container.record or one[-1] != PARTS]
        if not more:
            break
        try:
            wanted, differing = written((*corrections, *more))
        except ConfigError:
            # It cannot be said of a line that is taken for something else than it was in the book.
            _corrected, differing = written(corrections)
            break
        corrections = (*corrections, *more)
    return differing


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


class _Seeds:
    """The seeds of a book by their names, and the pictures beside them."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._taken: dict[str, str] = {}
        self.seeds: dict[str, list[Line]] = {}
        self.pictures: dict[str, bytes] = {}
        self.told: list[str] = []
        self.kind = ""
        # The anchors of headings that a link may name, by their documents and ids.
        self._subheads = {
            (document.name, id): _RESERVED.sub(_quoted, "-".join("".join(heading.itertext()).split()))
            for document in container.documents
            for heading in document.root.iter(*_HEADINGS)
            if (id := heading.get("id"))
        }
        # The seed and the words of the heading by which a link finds what a document became.
        self._places: dict[str, tuple[str, str]] = {}
        if container.record.get("editions"):
            self._ours(container.record)
        else:
            self._theirs()

    def _ours(self, record: Mapping[str, Any]) -> None:
        articles: dict[str, list[Document]] = {}
        of = {
            name: edition.get("id", "")
            for edition in record["editions"]
            for name in edition.get("articles", ())
        }
        for document in self._container.documents:
            if document.id in of:
                articles.setdefault(of[document.id], []).append(document)
        self.kind = next((str(e["kind"]) for e in record["editions"] if e.get("kind")), "")
        names = [
            self._name(str(edition.get("source") or f"{number:03}.md"), ".txt")
            for number, edition in enumerate(record["editions"], 1)
        ]
        for name, edition in zip(names, record["editions"], strict=True):
            for document in articles.get(str(edition.get("id")), ()):
                self._give_place(document, name, _heading(document.root))
        for name, edition in zip(names, record["editions"], strict=True):
            lines = self.seeds.setdefault(name, [])
            if not lines and (front := {key: edition[key] for key in _FRONT if edition.get(key)}):
                lines += (
                    Line("---"),
                    *(Line(f"{key}: {value}") for key, value in front.items()),
                    Line("---"),
                    Line(""),
                )
            if edition.get("title") and self.kind != "newspaper":
                lines += (Line(f"# {edition['title']}"), Line(""))
            for document in articles.get(str(edition.get("id")), ()):
                body = document.root.xpath("//*[local-name()='article']")
                article = self._lines(body[0] if body else document.root, document, name, 0)
                if article:
                    article[0] = replace(article[0], opens=True)
                lines += article
                # Where a title is missing, nothing but a gap says that an article ends.
                lines += (Line(""), Line(""))

    def _theirs(self) -> None:
        names = [
            f"{number:03}-{_safe(PurePosixPath(document.name).stem) or 'text'}.md"
            for number, document in enumerate(self._container.documents, 1)
        ]
        bodies = [
            next(iter(document.root.xpath("//*[local-name()='body']")), document.root)
            for document in self._container.documents
        ]
        for name, body, document in zip(names, bodies, self._container.documents, strict=True):
            if "".join(body.itertext()).strip():
                self._give_place(document, name, "")
        for name, body, document in zip(names, bodies, self._container.documents, strict=True):
            lines = self._lines(body, document, name, 1)
            if any(line.text for line in lines):
                self.seeds[name] = lines
        # What a web page by itself is, its text tells.
        self.kind = "document" if self._container.files else ""

    def _give_place(self, document: Document, seed: str, heading: str) -> None:
        """Lets links find a document: the first of a seed by its file alone, others by their heading too."""
        place = (seed, heading if any(file == seed for file, _heading in self._places.values()) else "")
        if place not in self._places.values():
            self._places[document.name] = place

    def _lines(self, element: Any, document: Document, seed: str, base: int) -> list[Line]:
        return lines_of(element, self._placing(document, seed), self._leading(document, seed), base)

    def _leading(self, document: Document, seed: str) -> Callable[[str], str | None]:
        def lead(href: str) -> str | None:
            inside = resolved(document.name, href)
            subhead = self._subheads.get((inside, unquote(href.partition("#")[2])))
            if inside == document.name:
                return f"#{subhead}" if subhead else None
            if inside not in self._places:
                return None
            file, heading = self._places[inside]
            heading = subhead or heading
            path = posixpath.relpath(file, posixpath.dirname(seed) or ".")
            address = _RESERVED.sub(_quoted, path)
            return f"{address}#{heading}" if heading else address

        return lead

    def _placing(self, document: Document, seed: str) -> Callable[[str], str | None]:
        named = self._container.record.get("pictures", {})

        def place(src: str) -> str | None:
            if src.startswith("data:"):
                self.told.append(
                    _("{document}: a picture inside the text was left out").format(document=document.name)
                )
                return None
            inside = resolved(document.name, src)
            data = self._container.files.get(inside)
            if not data:
                self.told.append(
                    _("{document}: the picture {name} is not in the book").format(
                        document=document.name, name=src or _("(unnamed)")
                    )
                )
                return None
            file = PurePosixPath(inside).name
            wanted = str(named.get(f"{seed}\x1f{file}") or named.get(file) or f"images/{_safe(file)}")
            name = self._picture(str(PurePosixPath(seed).parent / wanted), inside)
            self.pictures[name] = data
            return str(PurePosixPath(name).relative_to(PurePosixPath(seed).parent))

        return place

    def _picture(self, wanted: str, inside: str) -> str:
        """Gives a name inside the folder for a picture; no two share one, be it in another case."""
        path = PurePosixPath(self._name(wanted, ""))
        for number in range(1, 10_000):
            name = str(path if number == 1 else path.with_stem(f"{path.stem}-{number}"))
            if self._taken.setdefault(name.casefold(), inside) == inside:
                return name
        return str(path)

    def _name(self, wanted: str, ending: str) -> str:
        parts = [_safe(part) for part in wanted.replace("\\", "/").split("/")]
        name = "/".join(part for part in parts if part) or "page"
        return name if PurePosixPath(name).suffix or not ending else name + ending


def _heading(root: Any) -> str:
    """Gives the words of a sheet's title as anchors have them: without marks and blanks."""
    titles = root.xpath("//*[local-name()='article']/*[local-name()='h2'][contains(@class, 'title')]")
    return "".join(c for title in titles[:1] for c in "".join(title.itertext()) if c.isalnum())


def _safe(part: str) -> str:
    """Gives a part of a path that leads nowhere else and that every system can have."""
    part = _UNSAFE.sub("_", part).strip()
    return "" if set(part) <= {"."} else part[-120:]


def _quoted(found: re.Match[str]) -> str:
    return quote(found[0])
