"""An output that is one of the inputs is refused before any work is done."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarize.cli.output import EXIT_USAGE, OutputError

_BESIDE_A_STORE = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite keeps beside a store and reads with it."""

_Identity = tuple[int, int]
"""Device and number of a file: the same under every spelling, symbolic link and hard link."""


def refuse_inputs(
    output: str | None, given: Mapping[str, Iterable[str | None]], *, option: str = "--output"
) -> None:
    """Refuse to write to a file that is read in the same run.

    Args:
        output: where the command will write; None or ``-`` is standard output, which is refused where a
            shell appends it (``>>``) to one of the inputs.
        given: what the inputs are called in the message → files, folders, patterns, ``-`` for standard
            input; URLs and None are passed over.
        option: the option that names the output.

    Raises:
        OutputError: it is one of them; exit status 2.

    """
    target = _Target.of(output)
    for role, names in given.items():
        for name in names:
            if name is not None and target.is_in(name):
                what = "standard output" if output in {None, "-"} else f"{option} {output}"
                spelled = "" if name == output else f" ({name})"
                msg = f"{what} is {role}{spelled}: it would be overwritten, so nothing was written"
                raise OutputError(msg, EXIT_USAGE)


@dataclass(frozen=True, slots=True)
class _Target:
    """The file that will be written; empty where no input can be harmed."""

    paths: frozenset[str]
    """Where it is, links followed, although it may not exist yet; and the store that it is a part of."""
    identity: _Identity | None

    @classmethod
    def of(cls, output: str | None) -> _Target:
        if output is None or output == "-":
            return cls(frozenset(), _appended())
        if os.path.exists(output) and not os.path.isfile(output):  # noqa: PTH110, PTH113  # see _resolved()
            return cls(frozenset(), None)
        path = _resolved(output)
        stores = (path.removesuffix(ending) for ending in _BESIDE_A_STORE)
        return cls(frozenset({path, *stores}), _identity_of(output))

    def is_in(self, name: str) -> bool:
        """Whether this file is what an argument of a user names, or in the folder that it names."""
        if name == "-":
            return self.identity is not None and self.identity == _identity_of_stream(sys.stdin)
        if name and _resolved(name) in self.paths:
            return True
        if self.identity is None:
            return False
        from summarize.ingest.files.find import find

        files = (file.path for file in find([name]) if file.path is not None)
        return any(_identity_of(path) == self.identity for path in files)


def _resolved(path: str) -> str:
    """Return the absolute path, links followed; os.path bears what pathlib raises for (loops, NUL)."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return os.path.abspath(path)  # noqa: PTH100


def _identity_of(path: str | os.PathLike[str]) -> _Identity | None:
    try:
        return _regular(os.stat(path))  # noqa: PTH116
    except (OSError, ValueError):
        return None


def _identity_of_stream(stream: object) -> _Identity | None:
    try:
        return _regular(os.fstat(stream.fileno()))  # type: ignore[attr-defined]  # None, or a substitute of the tests
    except (AttributeError, OSError, ValueError):
        return None


def _appended() -> _Identity | None:
    """Return the file that standard output goes on in; an empty one has nothing to lose."""
    try:
        empty = not os.fstat(sys.stdout.fileno()).st_size
    except (AttributeError, OSError, ValueError):
        return None
    return None if empty else _identity_of_stream(sys.stdout)


def _regular(found: os.stat_result) -> _Identity | None:
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None
