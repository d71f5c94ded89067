"""A finished text → a file, which is replaced whole or not at all, standard output, or a pager."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from io import BufferedWriter
from pathlib import Path

import click

from summarize.cli.saying import printable

EXIT_USAGE, EXIT_CANNOT_CREATE, EXIT_IO = 2, 73, 74


class OutputError(click.ClickException):
    """The output is not written, with the exit status; the old file, if there was one, is as it was."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def write(text: str, output: str | None, *, holds: str = "") -> None:
    """Write to ``output``, or to standard output where it is None or ``-``.

    A file is replaced whole or not at all: a reader never sees half a digest. On a terminal a line on
    stderr then says what the file ``holds``.
    """
    write_bytes(text.encode("utf-8", "replace"), output, holds=holds)


def append(line: str, output: str) -> None:
    """Add one line to a file, which is made where there is none."""
    try:
        with Path(output).open("a", encoding="utf-8") as stream:
            stream.write(f"{line}\n")
    except OSError as error:
        msg = f"{printable(output)}: cannot be written: {error.strerror}"
        raise OutputError(msg, EXIT_IO) from error


def write_bytes(data: bytes, output: str | None, *, holds: str = "") -> None:
    """Write what is no text, as ``write`` does."""
    if output is None or output == "-":
        _write_standard(data)
        return
    path = Path(output)
    try:
        # A device or a pipe cannot be replaced, only written to.
        special = path.exists() and not path.is_file() and not path.is_dir()
    except OSError as error:
        msg = f"{path.name[:60]}…: cannot be created: {error.strerror}"
        raise OutputError(msg, EXIT_CANNOT_CREATE) from error
    if special:
        _write_through(path, data)
    else:
        _replace(path, data)
    if holds and sys.stderr.isatty():
        click.echo(f"{printable(output)}: {holds}", err=True)


def _write_standard(data: bytes) -> None:
    if sys.__stdout__ is None:
        msg = "standard output cannot be written: it is closed"
        raise OutputError(msg, EXIT_IO)
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # Python would try to write the rest once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        msg = f"standard output cannot be written: {error.strerror}"
        raise OutputError(msg, EXIT_IO) from error


def _write_through(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror}"
        raise OutputError(msg, EXIT_IO) from error


def _replace(path: Path, data: bytes) -> None:
    made = False
    try:
        target = path.resolve() if path.is_symlink() else path
        if target.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        with partial(target) as (stream, new):
            made = True
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            new.chmod(_mode(target))
            new.replace(target)
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "a loop of links"
        what, status = ("written", EXIT_IO) if made else ("created", EXIT_CANNOT_CREATE)
        msg = f"{path}: cannot be {what}: {reason}"
        raise OutputError(msg, status) from error


def _mode(target: Path) -> int:
    """Return the mode of the file that is replaced, or what the umask gives a new one."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


try:
    import fcntl
except ImportError:  # Windows: what another process has open cannot be removed there
    fcntl = None  # type: ignore[assignment]

_ENDING = ".partial"
# A name may have 255 bytes, and a character at most four.
_LONGEST = 40


@contextmanager
def partial(target: Path) -> Iterator[tuple[BufferedWriter, Path]]:
    """Open a new file in the folder of ``target``; remove it unless it was renamed meanwhile.

    Whoever writes such a file holds a lock on it, which ends with the process: a file without a lock is
    of a run that was killed, and the next run for the same target removes it.

    Raises:
        OSError: it cannot be made.

    """
    start = f".{target.name[:_LONGEST]}."
    for left in target.parent.glob(f"{escape(start)}*{_ENDING}"):
        _remove_if_left(left)
    stream, path = _locked(target.parent, start)
    try:
        with stream:
            yield stream, path
    finally:
        path.unlink(missing_ok=True)


def _locked(folder: Path, start: str) -> tuple[BufferedWriter, Path]:
    while True:
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=start, suffix=_ENDING)
        stream = os.fdopen(descriptor, "wb")
        # Where a file system knows no locks, nobody can take one to remove it either.
        with suppress(OSError):
            if fcntl is not None:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        # Another run may have taken it for one that was left, before the lock.
        if os.fstat(descriptor).st_nlink or fcntl is None:
            return stream, Path(name)
        stream.close()


def _remove_if_left(path: Path) -> None:
    with suppress(OSError):
        if fcntl is None:
            path.unlink()
            return
        with path.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


def paged(text: str) -> bool:
    """Show a text in the pager, and return whether it was: not where it fits, or is no terminal.

    ``PAGER`` names the program (``PAGER=cat``: none), less shows colours and ends where the text fits.
    """
    lines = text.count("\n")
    if sys.__stdout__ is None or not sys.stdout.isatty() or not sys.stdin.isatty():
        return False
    if lines < shutil.get_terminal_size().lines or os.environ.get("PAGER") == "cat":
        return False
    os.environ.setdefault("LESS", "FRX")
    click.echo_via_pager(text, color=True)
    return True
