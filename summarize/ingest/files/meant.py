"""A name that leads nowhere → what was probably meant: an address, or the nearest file."""

from __future__ import annotations

import difflib
import glob
import itertools
import os
import re
from pathlib import Path

_MOST_LOOKED_AT = 5000
"""Names of a folder; more would take a noticeable time to compare."""
_SHORTEST_START = 2
_SCHEME = re.compile(r"(https?)(?::/?|//?)(?=[^/\s]+\.)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?://)?(?P<host>(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?P<top>[^\W\d_]{2,18})|\d{1,3}(?:\.\d{1,3}){3}|localhost)"
    r"(?P<port>:\d{2,5})?(?P<rest>[/?#]\S*)?"
)
_TOPS = frozenset(
    [
        "com", "org", "net", "edu", "gov", "info", "int", "news", "eu", "uk", "ie", "us", "ca", "au",
        "nz", "in", "de", "at", "ch", "fr", "be", "nl", "es", "it", "pt", "se", "dk", "no", "fi", "cz", "hu",
        "ro", "gr", "ua", "ru", "jp", "cn", "br", "mx",
    ]
)  # fmt: skip
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
    if glob.has_magic(given):
        return None
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
    suffix = path.suffix.lower()
    wanted = path.stem.casefold()
    # Of equally near names, that with the same suffix.
    seen = sorted(seen, key=lambda name: (not name.lower().endswith(suffix), len(name), name))
    names = [name for name in seen if name.isprintable() and not name.startswith(".")]
    begun = (name for name in names if name.casefold().startswith(wanted))
    if len(wanted) >= _SHORTEST_START and (best := next(begun, None)) is not None:
        return best
    stems = {Path(name).stem.casefold(): name for name in reversed(names)}
    return next((stems[stem] for stem in difflib.get_close_matches(wanted, stems, n=1, cutoff=0.7)), None)
