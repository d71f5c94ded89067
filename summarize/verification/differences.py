"""Two JSON values → where they differ: the path of each place, with both values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from summarize.model import Problem
from summarize.model.canonical import dumps

DIFFERS = "differs"
_MOST = 50
"""Differences that are named; of more, how many there are is said."""
_SHOWN = 80
"""Characters of a value that a message shows."""
_ABSENT = object()

_Difference = tuple[str, Any, Any]


def named(said: Any, found: Any) -> list[Problem]:  # noqa: ANN401  # any two JSON values
    """Return a problem for each place where what a digest says is not what was found.

    The code is ``differs``, the origin the JSON Pointer of the place.
    """
    places = _differences("", said, found)
    problems = [
        Problem(DIFFERS, path, f"{path or '/'}: the digest has {_shown(a)}, its sources give {_shown(b)}")
        for path, a, b in islice(places, _MOST)
    ]
    more = sum(1 for _ in places)
    if more:
        problems.append(Problem(DIFFERS, "", f"and {more} more places where the digest differs"))
    return problems


def _differences(path: str, said: Any, found: Any) -> Iterator[_Difference]:  # noqa: ANN401
    if said is found:
        return
    if isinstance(said, dict) and isinstance(found, dict):
        for key in dict.fromkeys([*found, *said]):
            below = f"{path}/{key.replace('~', '~0').replace('/', '~1')}"
            yield from _differences(below, said.get(key, _ABSENT), found.get(key, _ABSENT))
    elif isinstance(said, list) and isinstance(found, list):
        yield from _in_lists(path, said, found)
    elif said != found or isinstance(said, bool) != isinstance(found, bool):
        yield path, said, found


def _in_lists(path: str, said: Sequence[Any], found: Sequence[Any]) -> Iterator[_Difference]:
    """Compare entry by entry; of lists that differ in length, from both ends up to what is too many."""
    shorter, longer = sorted((len(said), len(found)))
    start = end = 0
    if shorter < longer:
        while start < shorter and said[start] == found[start]:
            start += 1
        while end < shorter - start and said[-1 - end] == found[-1 - end]:
            end += 1
    common = shorter - end
    for i in (*range(start, common), *range(common, longer - end)):
        ours = said[i] if i < len(said) - end else _ABSENT
        theirs = found[i] if i < len(found) - end else _ABSENT
        yield from _differences(f"{path}/{i}", ours, theirs)


def _shown(value: Any) -> str:  # noqa: ANN401
    if value is _ABSENT:
        return "nothing"
    text = dumps(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
