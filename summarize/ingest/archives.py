"""gzip files and zip archives → what their members hold."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.formats import parse_member
from summarize.ingest.gunzip import bomb, gunzip
from summarize.ingest.limits import MOST_DOCUMENTS, MOST_EXPANDED, MOST_RATIO, RATIO_FREE
from summarize.ingest.sniff import kind_of
from summarize.ingest.suffixes import is_article_name
from summarize.model import Problem

_TAR_MARK = slice(257, 262)
_OF_RECORDS = frozenset({"warc", "mbox", "json"})
# Documents that are zip archives inside: Office Open XML, OpenDocument, EPUB.
_PACKAGES = {
    "[Content_Types].xml": "an Office document",
    "mimetype": "an OpenDocument file or a book",
    "META-INF/MANIFEST.MF": "a Java archive",
}


def read_gzip(content: Content) -> Pieces:
    """Unpack one file (RFC 1952) and read it, as far as its streams are whole.

    Raises:
        SourceError: codes ``bomb``, ``unsupported``.

    """
    origin = content.origin
    unpacked = gunzip(content.data, most=_most(len(content.data)), origin=origin)
    name = content.name or origin
    member = Content(
        data=unpacked.data + unpacked.rest,
        origin=origin,
        name=name[:-3] if name.lower().endswith(".gz") else name,
        media_type=_inner_type(content),
        address=content.address,
        depth=content.depth + 1,
        encoding=content.encoding,
    )
    if unpacked.rest and kind_of(member) not in _OF_RECORDS:
        # A text that ends somewhere would be quoted up to there.
        member = replace(member, data=unpacked.data)
    problems = [Problem("bad-archive", origin, f"{origin}: {fault}") for fault in unpacked.faults]
    if member.data[_TAR_MARK] == b"ustar":
        msg = f"{origin}: tar archives are not read; unpack it, or make a zip"
        raise SourceError(msg, origin=origin, code="unsupported")
    pieces = parse_member(member) if member.data or not problems else iter(())
    # Where nothing could be read, the reason is the damage, and what a parser says of it is no news.
    yield from (piece for piece in pieces if not (unpacked.rest and isinstance(piece, Problem)))
    yield from problems


def _inner_type(content: Content) -> str | None:
    return (
        None if "gzip" in content.type or content.type == "application/octet-stream" else content.media_type
    )


def read_zip(content: Content) -> Pieces:
    """Read each member that a folder would be searched for, in the order of their names.

    Raises:
        SourceError: codes ``bomb``, ``bad-archive``, ``unsupported``, ``too-many``.

    """
    origin = content.origin
    try:
        archive = zipfile.ZipFile(io.BytesIO(content.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        msg = f"{origin}: not a zip archive that can be read: {error}"
        raise SourceError(msg, origin=origin, code="bad-archive") from error
    names = set(archive.namelist())
    package = next((what for name, what in _PACKAGES.items() if name in names), None)
    if package is not None:
        msg = f"{origin}: {package}, which is not read; save it as text, HTML or PDF"
        raise SourceError(msg, origin=origin, code="unsupported")
    members = [m for m in archive.infolist() if not m.is_dir() and is_article_name(m.filename)]
    if len(members) > MOST_DOCUMENTS:
        msg = f"{origin}: more than {MOST_DOCUMENTS} files"
        raise SourceError(msg, origin=origin, code="too-many")
    if not members:
        msg = f"{origin}: no articles in this archive"
        raise SourceError(msg, origin=origin, code="no-articles")
    yield from _members(archive, sorted(members, key=lambda m: m.filename), content)


def _members(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], content: Content) -> Pieces:
    room = _most(len(content.data))
    for member in members:
        name = PurePosixPath("/", member.filename.replace("\\", "/")).relative_to("/")
        origin = f"{content.origin}/{'/'.join(part for part in name.parts if part != '..')}"
        if member.flag_bits & 1:
            yield Problem("encrypted", origin, f"{origin}: needs a password")
            continue
        if member.file_size > room:
            yield Problem("bomb", origin, str(bomb(origin, room)))
            continue
        try:
            # zipfile reads no more than the size that the archive states.
            data = archive.read(member)
        except Exception as error:  # noqa: BLE001  # zipfile and its decompressors raise anything
            yield Problem("bad-archive", origin, f"{origin}: cannot be unpacked: {str(error)[:200]}")
            continue
        room -= len(data)
        inner = Content(data=data, origin=origin, depth=content.depth + 1, encoding=content.encoding)
        yield from parse_member(inner)


def _most(packed: int) -> int:
    return min(MOST_EXPANDED, max(RATIO_FREE, MOST_RATIO * packed))
