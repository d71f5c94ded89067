"""How the time of each function that takes a text grows with the text: python benchmarks/growth.py [WORD ...].

Every function of ``summarize.language`` and ``summarize.ingest.page`` is called with more than fifty strings
in eleven languages, repeated to twice and four times the length, and then the whole pipeline with inputs
that want to cost the square of their size. An exponent of 1 is time that doubles with the text. Printed is
the worst of each function; the command fails where one is above 1.2 and the time is above 50 ms. Words choose
among the functions and inputs by their names.
"""

from __future__ import annotations

import argparse
import functools
import gc
import importlib
import inspect
import math
import pkgutil
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from arguments import LeftOutError, arguments_of  # noqa: E402
from pathological import INPUTS, digest_of  # noqa: E402
from probes import LANGUAGES, PLAIN, probes, text_of  # noqa: E402

MOST_EXPONENT, LEAST_SECONDS = 1.2, 0.05
_ROOMS = ("summarize.language", "summarize.ingest.page")
_FIRST, _LAST = 2_000, 128_000
"""Characters of the shortest and of the longest text."""
_QUICK = 0.004
_REPEATS = 3


@dataclass(frozen=True, slots=True)
class Growth:
    """How the time of a function grew, at worst."""

    exponent: float
    seconds: float
    """Processor time at the longest text."""
    what: str
    """The probe, its language and its length."""

    @property
    def over(self) -> bool:
        """Whether it is above the bar."""
        return self.exponent > MOST_EXPONENT and self.seconds > LEAST_SECONDS


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield every function of the two rooms with its name, caches taken off."""
    for room in _ROOMS:
        package = importlib.import_module(room)
        for found in pkgutil.walk_packages(package.__path__, f"{room}."):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                bare = inspect.unwrap(value) if callable(value) else None
                if inspect.isfunction(bare) and bare.__module__ == found.name:
                    yield f"{found.name.removeprefix('summarize.')}.{name}", bare


def seconds_of(action: Callable[[], object], repeats: int) -> float:
    """Return the least processor time of some calls, nothing of a text known before each."""
    best = math.inf
    for _ in range(repeats):
        for cache in _CACHES:
            cache.cache_clear()
        start = time.process_time()
        action()
        best = min(best, time.process_time() - start)
    return best


def _caches() -> list[Any]:
    return [
        found
        for found in gc.get_objects()
        if isinstance(found, functools._lru_cache_wrapper)  # noqa: SLF001  # no public name
        and (found.cache_parameters()["maxsize"] or 0) > 1024 * 4
    ]


def growth(made: Callable[[int], Callable[[], object]], what: str) -> Growth | None:
    """Measure at growing sizes until the time can be told from noise; None where it stays too short."""
    size = _FIRST
    short, long = seconds_of(made(size), 1), seconds_of(made(8 * size), 1)
    if long < _QUICK or math.log(max(long, 1e-6) / max(short, 1e-6), 8) < 1.1:
        return None
    size *= 4
    times = [seconds_of(made(n), _REPEATS) for n in (size, 2 * size, 4 * size)]
    while times[2] < LEAST_SECONDS and 8 * size <= _LAST:
        size *= 2
        times = [*times[1:], seconds_of(made(4 * size), _REPEATS)]
    exponent = math.log(times[2] / max(times[0], 1e-6), 4)
    return Growth(exponent, times[2], f"{what} x {4 * size:,}")


def worst_of(function: Callable[..., Any]) -> Growth | None:
    """Return the worst growth of a function over all probes and languages."""
    worst: Growth | None = None
    named = inspect.signature(function).parameters
    languages = LANGUAGES if {"language", "code", "of", "sentence"} & {*named} else ("en",)
    for language in languages:
        for probe in probes(language) if language != "en" or len(languages) > 1 else PLAIN:

            def made(size: int, probe: str = probe, language: str = language) -> Callable[[], object]:
                given = arguments_of(function, text_of(probe, size), language)
                return lambda: _call(function, given)

            found = growth(made, f"{language} {probe!r}")
            if found and (worst is None or (found.over, found.exponent) > (worst.over, worst.exponent)):
                worst = found
    return worst


def _call(function: Callable[..., Any], given: dict[str, Any]) -> None:
    """Call a function, and read all that a generator yields. That it refuses some text is well and good."""
    with suppress(AttributeError, IndexError, KeyError, StopIteration, ValueError):
        result = function(**given)
        if isinstance(result, Iterator):
            for _ in result:
                pass


def whole(name: str, make: Callable[[int], Any], size: int) -> Growth:
    """Measure a digest of ``size`` parts beside those of half and a quarter."""
    times = [seconds_of(lambda n=n: digest_of(make(n)), 1) for n in (size // 4, size // 2, size)]
    return Growth(math.log(times[2] / max(times[0], 1e-3), 4), times[2], f"{name}, {size:,}")


_CACHES: list[Any] = []


def main() -> int:
    """Print a row for each function and each input; return 1 where one grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="parts of the names of functions and inputs")
    words = parser.parse_args().words
    over = 0
    left_out: defaultdict[str, list[str]] = defaultdict(list)
    print("| function | worst exponent | seconds | at |\n|---|---|---|---|")
    for name, function in functions():
        if words and not any(word in name for word in words):
            continue
        _CACHES[:] = _caches()
        try:
            arguments_of(function, "It rained.", "en")
        except LeftOutError as reason:
            left_out[str(reason)].append(name)
            continue
        over += _print_row(name, worst_of(function))
    for name, (make, size) in INPUTS.items():
        if not words or any(word in name for word in words):
            _CACHES[:] = _caches()
            over += _print_row("the whole pipeline", whole(name, make, size))
    for reason, names in sorted(left_out.items()):
        print(f"\nLeft out, {reason}: {', '.join(sorted(names))}")
    print(f"\nAbove {MOST_EXPONENT:g} and {LEAST_SECONDS * 1000:.0f} ms: {over}")
    return int(over > 0)


def _print_row(name: str, found: Growth | None) -> bool:
    if found is None:
        print(f"| {name} | under 1.1 | | |", flush=True)
        return False
    mark = " **over**" if found.over else ""
    at = found.what.replace("|", "\\|")
    print(f"| {name} | {found.exponent:.2f}{mark} | {found.seconds:.3f} | {at} |", flush=True)
    return found.over


if __name__ == "__main__":
    sys.exit(main())
