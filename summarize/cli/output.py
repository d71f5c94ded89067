"""A finished text → a file or standard output."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from summarize.cli.partial import partial
from summarize.cli.printable import printable

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
