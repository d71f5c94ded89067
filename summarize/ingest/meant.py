"""A name that leads nowhere → what was probably meant: an address, or the nearest file."""

from __future__ import annotations

import difflib
import itertools
import os
import re
from pathlib import Path

from summarize.ingest.suffixes import SUFFIXES

_MOST_LOOKED_AT = 5000
"""Names of a folder; more would take a noticeable time to compare."""
_SHORTEST_START = 2
_SCHEME = re.compile(r"(https?)(?::/?|//?)(?=[^/\s]+\.)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?://)?(?P<host>(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?P<top>[^\W\d_]{2,18})|\d{1,3}(?:\.\d{1,3}){3}|localhost)"
    r"(?P<port>:\d{2,5})?(?P<rest>[/?#]\S*)?"
)
_TOPS = frozenset(
    "com org net edu gov info int news eu uk de fr es it pt nl se cz ru at ch be dk no fi ie us ca au nz jp cn in "
    "br mx ua gr hu ro".split()
)
"""Ends of a host that are no common suffixes of files."""


def meant(given: str) -> str:
    """Return `` did you mean …?`` with a semicolon before it; empty where nothing is near.

    Args:
        given: a path that does not exist, as somebody wrote it.

    """
    found = _address(given, sure=True)
    if found is None:
        near = _nearest(given)
        found = _address(given, sure=False) if near is None else repr(near)
    return f"; did you mean {found}?" if found else ""


def _address(given: str, *, sure: bool) -> str | None:
    """Return the URL where a host was written without a scheme, or with half of one.

    What has the shape of a host may be the name of a file or a folder. It is ``sure`` where the end of
    the host is one that files do not have.
    """
    if scheme := _SCHEME.match(given):
        return f"{scheme[1].lower()}://{given[scheme.end() :]}"
    found = _ADDRESS.fullmatch(given)
    if found is None or os.path.isdir(given.partition("/")[0]):  # noqa: PTH112  # never raises
        return None
    top = (found["top"] or "").lower()
    known = found["host"].lower().startswith("www.") or top in _TOPS or bool(found["port"])
    if not known and (sure or not found["rest"]):
        return None
    return f"{'https' if top else 'http'}://{given.removeprefix('//')}"


def _nearest(given: str) -> str | None:
    """Return the path with its first missing part replaced by the nearest name in that folder."""
    path, rest = Path(given), list[str]()
    while not os.path.isdir(path.parent):  # noqa: PTH112
        rest.insert(0, path.name)
        path = path.parent
        if path == path.parent:
            return None
    near = _near_name(path, file=not rest)
    if near is None:
        return None
    whole = path.with_name(near).joinpath(*rest)
    return str(whole if os.path.lexists(whole) else path.with_name(near))


def _near_name(path: Path, *, file: bool) -> str | None:
    """Return the name in the folder of ``path`` that is most like its own."""
    try:
        with os.scandir(path.parent) as entries:
            seen = [e.name for e in itertools.islice(entries, _MOST_LOOKED_AT) if file or e.is_dir()]
    except OSError:
        return None
    wanted = path.name.casefold()
    names = {name.casefold(): name for name in sorted(seen) if name.isprintable() and name[0] != "."}
    suffix = path.suffix.lower()
    stem = wanted.removesuffix(suffix) if suffix in SUFFIXES else wanted
    begun = [name for name in names if len(stem) >= _SHORTEST_START and name.startswith(stem)]
    close = difflib.get_close_matches(wanted, names, n=1, cutoff=0.7)
    best = min(begun, key=lambda name: (not name.endswith(suffix), len(name), name), default=None)
    return names[close[0]] if close else names.get(best or "")
