"""gzip files and zip archives → what their members hold."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.formats import parse_member
from summarize.ingest.limits import MOST_DOCUMENTS, MOST_EXPANDED, MOST_RATIO, RATIO_FREE
from summarize.ingest.suffixes import is_article_name
from summarize.model import Problem

_TAR_MARK = slice(257, 262)
# Documents that are zip archives inside: Office Open XML, OpenDocument, EPUB.
_PACKAGES = {
    "[Content_Types].xml": "an Office document",
    "mimetype": "an OpenDocument file or a book",
    "META-INF/MANIFEST.MF": "a Java archive",
}


def read_gzip(content: Content) -> Pieces:
    """Unpack one file (RFC 1952) and read it.

    Raises:
        SourceError: codes ``bomb``, ``bad-archive``, ``unsupported``.

    """
    data = _gunzip(content.data, content.origin)
    if data[_TAR_MARK] == b"ustar":
        msg = f"{content.origin}: tar archives are not read; unpack it, or make a zip"
        raise SourceError(msg, origin=content.origin, code="unsupported")
    name = content.name or content.origin
    yield from parse_member(
        Content(
            data=data,
            origin=content.origin,
            name=name[:-3] if name.lower().endswith(".gz") else name,
            media_type=_inner_type(content),
            address=content.address,
            depth=content.depth + 1,
            encoding=content.encoding,
        )
    )


def _inner_type(content: Content) -> str | None:
    return (
        None if "gzip" in content.type or content.type == "application/octet-stream" else content.media_type
    )


def _gunzip(data: bytes, origin: str) -> bytes:
    out, left = bytearray(), data
    most = _most(len(data))
    try:
        while left:
            # A file may hold several streams, one behind the other.
            unpacker = zlib.decompressobj(wbits=31)
            while left and not unpacker.eof:
                out += unpacker.decompress(left, most + 1 - len(out))
                if len(out) > most:
                    raise _bomb(origin)
                left = unpacker.unconsumed_tail
            if not unpacker.eof:
                msg = f"{origin}: the gzip file is cut off"
                raise SourceError(msg, origin=origin, code="bad-archive")
            left = unpacker.unused_data.lstrip(b"\0")
    except zlib.error as error:
        msg = f"{origin}: not a gzip file that can be read: {error}"
        raise SourceError(msg, origin=origin, code="bad-archive") from error
    return bytes(out)


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
        try:
            data = _unzip(archive, member, room, origin)
        except SourceError as error:
            yield Problem(error.code, error.origin, str(error))
            if error.code == "bomb":
                return
            continue
        room -= len(data)
        inner = Content(data=data, origin=origin, depth=content.depth + 1, encoding=content.encoding)
        yield from parse_member(inner)


def _unzip(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int, origin: str) -> bytes:
    try:
        with archive.open(member) as stream:
            # The size that the archive states may be a lie: only so much is unpacked.
            data = stream.read(room + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        msg = f"{origin}: cannot be unpacked: {error}"
        raise SourceError(msg, origin=origin, code="bad-archive") from error
    if len(data) > room:
        raise _bomb(origin)
    return data


def _most(packed: int) -> int:
    return min(MOST_EXPANDED, max(RATIO_FREE, MOST_RATIO * packed))


def _bomb(origin: str) -> SourceError:
    most = f"{MOST_EXPANDED // 10**6} MB or {MOST_RATIO} times its size"
    msg = f"{origin}: unpacks to more than {most}; it was not read"
    return SourceError(msg, origin=origin, code="bomb")
