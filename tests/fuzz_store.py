"""Targets for fuzzing: bytes → a damaged store, or an output that cannot be written."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from unittest.mock import patch

from damaged_stores import whole_store
from damaging import Found, run_all

from summarize.cli.output import OutputError, write

_QUICK = ("load", "look up", "recorded", "prune")
_FAULTS = ("os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace", "tempfile.mkstemp", "fcntl.flock")
_ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-store-"))


def fuzz_store(data: bytes) -> None:
    """Change the bytes of a store, each three of ``data`` one of them, and read it in every way.

    Raises:
        AssertionError: an exception that is not ours, a text that was never stored, a silent omission.

    """
    folder = _folder()
    changed, digest = bytearray(whole_store(folder)[0]), whole_store(folder)[1]
    for start in range(0, len(data) - 2, 3):
        place = int.from_bytes(data[start : start + 2], "big") * 7 % len(changed)
        changed[place] ^= data[start + 2]
    found = Found()
    run_all(folder, {"damaged.db": bytes(changed)}, (digest, data.hex()), found, names=_QUICK)
    assert (found.untyped, found.strange, found.silent) == ([], [], [])


def fuzz_output(data: bytes) -> None:
    """Replace a file while a call fails that the first two bytes of ``data`` choose.

    Raises:
        AssertionError: the file is neither the old nor the new one, or something is left beside it.

    """
    folder = _folder() / "output"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    old, new = b"The old text.", data[2:].decode("utf-8", "replace")
    target = folder / ("x" * (1 + (data[0] if data else 0) % 200))
    target.write_bytes(old)
    Path(f"{folder}/.{target.name[:40]}.left.partial").write_bytes(b"half of")
    fault = _FAULTS[(data[0] if data else 0) % len(_FAULTS)]
    code = _ERRORS[(data[1] if len(data) > 1 else 0) % len(_ERRORS)]
    with patch(fault, side_effect=OSError(code, os.strerror(code))):
        try:
            write(new, str(target))
        except OutputError:
            assert target.read_bytes() == old
        else:
            assert target.read_bytes() == new.encode("utf-8", "replace")
    write(new, str(target))
    assert target.read_bytes() == new.encode("utf-8", "replace")
    assert [part.name for part in folder.iterdir()] == [target.name]


TARGETS = {"store": fuzz_store, "output": fuzz_output}
