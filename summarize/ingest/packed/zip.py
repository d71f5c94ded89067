"""zip archives → what their members hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.files.find import is_article_name
from summarize.ingest.kinds import parse_member
from summarize.ingest.sandbox.limits import MOST_DOCUMENTS, bomb, most_unpacked
from summarize.model import Problem

# Documents that are zip archives inside: Office Open XML, OpenDocument, EPUB.
_PACKAGES = {
    "[Content_Types].xml": "an Office document",
    "mimetype": "an OpenDocument file or a book",
    "META-INF/MANIFEST.MF": "a Java archive",
}


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
        raise SourceError.at(origin, "too-many", f"more than {MOST_DOCUMENTS} files")
    if not members:
        raise SourceError.at(origin, "no-articles", "no articles in this archive")
    yield from _members(archive, sorted(members, key=lambda m: m.filename), content)


def _members(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], content: Content) -> Pieces:
    room = most_unpacked(len(content.data))
    for member in members:
        name = PurePosixPath("/", member.filename.replace("\\", "/")).relative_to("/")
        origin = f"{content.origin}/{'/'.join(part for part in name.parts if part != '..')}"
        if member.flag_bits & 1:
            yield Problem.at(origin, "encrypted", "needs a password")
            continue
        if member.file_size > room:
            yield Problem("bomb", origin, str(bomb(origin, room)))
            continue
        try:
            # zipfile reads no more than the size that the archive states.
            data = archive.read(member)
        except Exception as error:  # noqa: BLE001  # zipfile and its decompressors raise anything
            yield Problem.at(origin, "bad-archive", f"cannot be unpacked: {str(error)[:200]}")
            continue
        room -= len(data)
        inner = Content(data=data, origin=origin, depth=content.depth + 1, encoding=content.encoding)
        yield from parse_member(inner)
