"""TOML text and a key → the line that it is on, which tomllib does not give."""

from __future__ import annotations

import re
from collections import Counter


def line_of(text: str, key: tuple[str, ...]) -> int | None:
    """Return the line, from 1, of a key or of the nearest table around it; None where there is neither.

    The tables of an array, ``[[watch]]``, have their number in the key, from 0: ``("watch", "0", "topic")``.
    """
    found: dict[int, int] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        several = re.match(r"\s*\[\[\s*([^\[\]]+?)\s*\]\]", line)
        header = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
        assigned = re.match(r"\s*([^\s=#\[][^=#]*?)\s*=", line)
        if several:
            name = _parts(several[1])
            table = path = (*name, str(counts[name]))
            counts[name] += 1
        elif header:
            table = path = _parts(header[1])
        elif assigned:
            path = (*table, *_parts(assigned[1]))
        else:
            continue
        shared = min(len(path), len(key))
        # A table within the one that is asked for opens it as well.
        if path[:shared] == key[:shared]:
            found.setdefault(shared, number)
    return found[max(found)] if found else None


def key_on(text: str, line: int) -> str | None:
    """Return the dotted key that is set on a line, with its table; None where none is."""
    table: tuple[str, ...] = ()
    for number, content in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+\s*([^\[\]]+?)\s*\]*\s*(?:#.*)?$", content)
        assigned = re.match(r"\s*([^\s=#\[][^=#]*?)\s*(?:=|$)", content)
        if header:
            table = _parts(header[1])
        if number == line:
            return ".".join(table if header else (*table, *_parts(assigned[1])) if assigned else ()) or None
    return None


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
