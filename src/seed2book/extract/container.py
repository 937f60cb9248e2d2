"""What an EPUB or a web page holds: documents, pictures, what it says of itself; none of it is trusted."""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.entities import html5
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree, html  # type: ignore[import-untyped]

from seed2book.errors import UsageError, VerificationError
from seed2book.messages import _, reason

RECORD = "META-INF/seed2book.json"
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
# Fonts may be scrambled without the text being locked (EPUB 3.3 §4.2.6.3.1; Adobe's own way).
_SCRAMBLED_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MOST_BYTES = 1_000_000_000
_DOCUMENTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=", re.IGNORECASE)
_XML_ENTITIES = (b"amp", b"lt", b"gt", b"quot", b"apos")


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the spine: the id of the manifest, the place in the package, its root element."""

    id: str
    name: str
    root: Any


@dataclass(frozen=True, slots=True)
class Container:
    """An opened EPUB or web page. `record` is what seed2book wrote into it, empty in any other book."""

    documents: tuple[Document, ...]
    metadata: Mapping[str, tuple[str, ...]]
    record: Mapping[str, Any]
    files: Mapping[str, bytes]
    told: tuple[str, ...] = field(default=())


def opened(path: Path) -> Container:
    """Gives what the EPUB at `path` holds, or the page that Word or a browser saved there.

    `told` says what could not be read.

    Raises:
        UsageError: there is no such file.
        VerificationError: it is no EPUB, is encrypted, or too large to be a book.
    """
    try:
        with path.open("rb") as file:
            head = file.read(1024)
        _refuse_pages(head, path)
        if _WEB_PAGE.match(head):
            page = _web_page(path.read_bytes())
            documents = () if page is None else (Document("page", path.with_suffix(".html").name, page),)
            return Container(documents, {}, {}, {})
        with zipfile.ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST_BYTES:
                raise VerificationError(
                    _("{path}: unpacked, this would be more than 1 GB, which no book is").format(path=path)
                )
            return _container(_files(archive, path), path)
    except OSError as error:
        raise UsageError(
            _("{path}: cannot be read: {reason}").format(path=path, reason=reason(error)),
            _("check the spelling of the path"),
        ) from error
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise VerificationError(
            _("{path}: not an EPUB: {error}").format(path=path, error=_(str(error))),
            _("look at the file, or get it again"),
        ) from error


def resolved(base: str, href: str) -> str:
    """Gives the place in the package that `href` in the document `base` means, without its fragment."""
    try:
        path = unquote(urlsplit(href).path)
    except ValueError:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base


def _refuse_pages(head: bytes, path: Path) -> None:
    # ISO 32000-1 §7.5.2 wants the header first; readers take it anywhere in the first 1024 bytes.
    if b"%PDF-" in head:
        raise UsageError(
            _("{path}: a PDF holds lines and no paragraphs, so it cannot be turned back").format(path=path),
            _("name the EPUB of the same book; a PDF made with --attach-sources has the seeds inside"),
        )


def _files(archive: zipfile.ZipFile, path: Path) -> dict[str, bytes]:
    files = {}
    for info in archive.infolist():
        if info.flag_bits & 1:
            raise VerificationError(
                _("{path}: is encrypted, so its text cannot be read").format(path=path), _("ask who made it")
            )
        try:
            files[info.filename] = archive.read(info)
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile):
            files[info.filename] = b""
    return files


def _container(files: dict[str, bytes], path: Path) -> Container:
    _refuse_locked(files, path)
    root = _xml(files.get(_CONTAINER, b""))
    named = root.xpath("//*[local-name()='rootfile']/@full-path") if root is not None else []
    opf = next((name for name in (*named, *sorted(files)) if name in files and name.endswith(".opf")), "")
    package = _xml(files.get(opf, b""))
    if package is None:
        raise VerificationError(
            _("{path}: not an EPUB: it has no package document").format(path=path), _("look at the file")
        )
    items = {
        item.get("id", ""): (
            resolved(opf, item.get("href", "")),
            item.get("media-type", ""),
            item.get("properties", ""),
        )
        for item in package.xpath("//*[local-name()='manifest']/*[local-name()='item']")
    }
    documents, told = [], []
    for idref in package.xpath("//*[local-name()='spine']/*[local-name()='itemref']/@idref"):
        name, media_type, properties = items.get(idref, ("", "", ""))
        if "nav" in properties.split():
            continue
        data = files.get(name, b"")
        parsed = parsed_document(data) if data and (media_type in _DOCUMENTS or not media_type) else None
        if parsed is None:
            told.append(
                _("{name}: this part of the book is missing or is no text").format(name=name or idref)
            )
        else:
            documents.append(Document(idref, name, parsed))
    metadata: dict[str, tuple[str, ...]] = {}
    for element in package.xpath("//*[local-name()='metadata']/*"):
        key = element.get("property") or etree.QName(element).localname
        text = " ".join("".join(element.itertext()).split())
        if text:
            metadata[key] = (*metadata.get(key, ()), text)
    return Container(tuple(documents), metadata, _record(files), files, tuple(told))


def _refuse_locked(files: Mapping[str, bytes], path: Path) -> None:
    if "META-INF/rights.xml" in files or "META-INF/license.lcpl" in files:
        raise VerificationError(
            _("{path}: is locked (DRM), so its text cannot be read").format(path=path), _("ask who sold it")
        )
    if (locked := _xml(files.get(_ENCRYPTION, b""))) is not None:
        ways = set(locked.xpath("//*[local-name()='EncryptionMethod']/@Algorithm"))
        if ways - set(_SCRAMBLED_FONTS):
            raise VerificationError(
                _("{path}: is encrypted, so its text cannot be read").format(path=path), _("ask who made it")
            )


def _record(files: Mapping[str, bytes]) -> Mapping[str, Any]:
    try:
        record = json.loads(files.get(RECORD, b"{}"))
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def parsed_document(data: bytes) -> Any:
    """Gives the root of a document however broken: as XML, else mended, else as HTML; None for none."""
    data = _ENTITY.sub(_resolved_entity, data)
    root = _xml(data)
    if root is not None and root.xpath("//*[local-name()='body']"):
        return root
    candidates = [one for one in (_xml(data, recover=True), _html(data)) if one is not None]
    # What keeps more of the text is the better reading of a broken document.
    return max(candidates, key=lambda one: len("".join(one.itertext())), default=None)


def _web_page(data: bytes) -> Any:
    """Gives the root of a page as a browser reads it; None for none."""
    root = _xml(data)
    return _html(data) if root is None else root


def _html(data: bytes) -> Any:
    try:
        return html.document_fromstring(data, parser=html.HTMLParser(encoding=_encoding(data)))
    except (etree.ParserError, ValueError, etree.XMLSyntaxError):
        return None


def _encoding(data: bytes) -> str | None:
    """Gives the encoding of a document that need not say it; None where it says so itself."""
    if _DECLARED.search(data[:1024]):
        return None
    try:
        data.decode()
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _resolved_entity(found: re.Match[bytes]) -> bytes:
    if found[1] in _XML_ENTITIES:
        return found[0]
    character = html5.get(found[1].decode() + ";")
    return b"".join(b"&#%d;" % ord(c) for c in character) if character else b"&amp;" + found[1] + b";"


def _xml(data: bytes, *, recover: bool = False) -> Any:
    if not data:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=recover
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
