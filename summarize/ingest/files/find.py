"""Paths as a user names them → the files and URLs that they mean."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath

from summarize.errors import MissingSourceError, SourceError
from summarize.ingest.files.meant import meant
from summarize.ingest.kinds import searched_suffixes

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_url(text: str) -> bool:
    """Say whether a URL is meant, of whatever scheme, and not a file."""
    return _URL.match(text) is not None


def is_article_name(name: str) -> bool:
    """Whether a file of this name, below the folder that is searched, is one to read."""
    path = PurePosixPath(name.replace("\\", "/"))
    suffix = path.suffix.lower()
    return suffix.removeprefix(".") in searched_suffixes() and not any(map(is_hidden, path.parts))


def is_hidden(part: str) -> bool:
    """Whether a file or folder of this name is passed over, with all that it holds."""
    return (part.startswith(".") and part != "..") or part == "__MACOSX"


_LONGEST_PATH, _LONGEST_NAME = 4096, 255


@dataclass(frozen=True, slots=True)
class Found:
    """A file or URL to read, or why there is none."""

    path: Path | None
    """None for standard input and for a URL."""
    origin: str
    """What a reader is shown; for a file its path below the folder that holds all of them."""
    problem: SourceError | None = None

    @property
    def place(self) -> str:
        """Where to read it again."""
        return self.origin if self.path is None else str(self.path)


def find(paths: Sequence[str | os.PathLike[str]]) -> list[Found]:
    """Return what the arguments of a user name, each once, in their order, each with its own origin."""
    found = [file for path in paths for file in _find(os.fspath(path))]
    found = list({(f.path or f.origin): f for f in found}.values())
    root = _common_folder([f.path for f in found if f.path is not None])
    names: set[str] = set()
    for number, file in enumerate(found):
        origin = unused(file.origin if file.path is None else _name(file.path, root), names)
        names.add(origin)
        found[number] = replace(file, origin=origin)
    return found


def unused(origin: str, taken: Container[str]) -> str:
    """Return the origin, with a number where another input has it."""
    name, number = origin, 2
    while name in taken:
        name, number = f"{origin} ({number})", number + 1
    return name


def _find(given: str) -> Iterator[Found]:
    """Yield the files that one argument names."""
    if given == "-" or is_url(given):
        yield Found(None, given)
        return
    if not given or "\x00" in given:
        yield Found(None, given, MissingSourceError(f"{given!r}: not a path", origin=given))
        return
    path = Path(os.path.abspath(given))  # noqa: PTH100  # resolve() would follow links
    if len(os.fsencode(path)) > _LONGEST_PATH or any(len(os.fsencode(p)) > _LONGEST_NAME for p in path.parts):
        yield Found(
            None, given, MissingSourceError(f"{given[:60]}…: no such file or folder", origin=given[:60])
        )
    elif os.path.isdir(path):  # noqa: PTH112  # pathlib raises where a folder above it cannot be entered
        yield from _find_in_folder(path, given)
    elif os.path.lexists(path):
        yield Found(path, given)
    elif (closed := _refusal(path)) is not None:
        yield Found(None, given, unreadable(given, closed))
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  # any pattern, also absolute
        files = [Path(os.path.abspath(m)) for m in matches if not os.path.isdir(m)]  # noqa: PTH100, PTH112
        if not files:
            msg = f"{given}: no file matches{meant(given)}"
            yield Found(None, given, MissingSourceError(msg, origin=given))
        yield from (Found(file, given) for file in files)
    else:
        msg = f"{given}: no such file or folder{meant(given)}"
        yield Found(None, given, MissingSourceError(msg, origin=given))


def _find_in_folder(folder: Path, given: str) -> Iterator[Found]:
    closed: list[OSError] = []
    files = sorted(_walk(folder, closed))
    yield from (Found(None, given, unreadable(str(error.filename or given), error)) for error in closed)
    if not files and not closed:
        kinds = ", ".join(f"*.{suffix}" for suffix in sorted(searched_suffixes()))
        msg = f"{given}: no articles in this folder ({kinds})"
        yield Found(None, given, SourceError(msg, origin=given, code="no-articles"))
    yield from (_in_folder(file, given) for file in files)


def _walk(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    """Yield the articles below a folder; what cannot be listed is added to ``closed``."""
    for name, folders, files in os.walk(folder, onerror=closed.append):
        place = Path(name)
        # A link to a folder is listed as a folder, and not followed: links may run in circles.
        folders[:] = [part for part in folders if not is_hidden(part)]
        yield from (place / file for file in files if is_article_name(file))


def _refusal(path: Path) -> OSError | None:
    """Return why nobody can say whether a path exists: a folder above it cannot be entered."""
    try:
        path.lstat()
    except PermissionError as error:
        return error
    except OSError:
        return None
    return None


def unreadable(name: str, error: OSError) -> SourceError:
    """Return the error for a file or folder that the system does not let us read."""
    return SourceError(f"{name}: cannot be read: {error.strerror or error}", origin=name)


def _in_folder(path: Path, given: str) -> Found:
    """Refuse a pipe that lies in a folder: nobody named it, and nobody may be writing to it."""
    if _is_pipe(path):
        return Found(path, given, SourceError(f"{path.name}: a pipe, not an article", origin=path.name))
    return Found(path, given)


def _is_pipe(path: Path) -> bool:
    try:
        return path.is_fifo()
    except OSError:
        return False


def _common_folder(paths: Sequence[Path]) -> Path | None:
    try:
        return Path(os.path.commonpath([path.parent for path in paths]))
    except ValueError:
        # Nothing found, or drives that have no common folder.
        return None


def _name(path: Path, root: Path | None) -> str:
    inside = path if root is None else path.relative_to(root)
    # A name that is not UTF-8 on disk must not reach an output as a lone surrogate.
    return PurePath(inside).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
