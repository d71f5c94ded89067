"""How time grows with the text, function by function: python benchmarks/growth.py [WORD ...].

Every function of ``summarize.language``, ``summarize.analysis`` and ``summarize.ingest.page`` is called with
more than fifty strings in eleven languages, repeated to twice and four times the length, and then the whole
pipeline with inputs that want to cost the square of their size. An exponent of 1 is time that doubles with
the text. Printed is the worst of each function; the command fails where one is above 1.2 and takes above
50 ms. Words choose among the functions and inputs by their names.
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
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import arguments
from pathological import INPUTS, digest_of
from probes import PLAIN, probes, text_of
from probes import languages as all_languages

MOST_EXPONENT, LEAST_SECONDS = 1.2, 0.05
_ROOMS = ("summarize.language", "summarize.analysis", "summarize.ingest.page")
_SCREEN, _LAST = (500, 4_000), 128_000
"""Characters of the texts of the first look, and of the longest text."""
_QUICK, _SUSPECT, _SECOND_LOOKS = 0.0004, 1.15, 3
"""Less time is too short to be judged; the exponent from which on a second look is taken; and how many."""
_REPEATS = 3
_LEFT_OUT = {
    "language.sentences.sentencex_boundaries": "another's splitter, which split_sentences shows windows",
    "language.sentences.punkt_boundaries": "another's splitter, which split_sentences shows windows",
    "language.dates._offset": "takes a phrase that a pattern has matched",
    "language.furniture._opening": "takes the patterns of a table",
}


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
    """Yield every function of the three rooms with its name, caches taken off."""
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


@dataclass(frozen=True, slots=True)
class Suspect:
    """A call whose time grew faster than its text, at a first look."""

    seconds: float
    """What it would take at the longest text."""
    probe: str
    language: str


def screen(chosen: Mapping[str, Callable[..., Any]], languages: Sequence[str]) -> dict[str, list[Suspect]]:
    """Look once at every function with every probe in every language; return what is worth a second look."""
    suspects: defaultdict[str, list[Suspect]] = defaultdict(list)
    for language in languages:
        print(f"first look in {language}", file=sys.stderr, flush=True)
        for probe in probes(language):
            texts = [arguments.Made(text_of(probe, size), language) for size in _SCREEN]
            for name, function in chosen.items():
                if language != languages[0] and probe in PLAIN and not _takes_language(function):
                    continue
                short, long = (seconds_of(partial(_call, function, made.for_(function)), 1) for made in texts)
                exponent = math.log(max(long, 1e-6) / max(short, 1e-6), _SCREEN[1] / _SCREEN[0])
                if long > _QUICK and exponent > _SUSPECT:
                    seconds = long * (_LAST / _SCREEN[1]) ** exponent
                    suspects[name].append(Suspect(seconds, probe, language))
    return suspects


def growth(function: Callable[..., Any], suspect: Suspect) -> Growth:
    """Measure at growing sizes until the time can be told from noise, over two doublings."""

    def seconds(size: int) -> float:
        made = arguments.Made(text_of(suspect.probe, size), suspect.language)
        return seconds_of(partial(_call, function, made.for_(function)), _REPEATS)

    size = _SCREEN[1]
    times = [seconds(n) for n in (size, 2 * size, 4 * size)]
    while times[2] < LEAST_SECONDS and 8 * size <= _LAST:
        size *= 2
        times = [*times[1:], seconds(4 * size)]
    exponent = math.log(times[2] / max(times[0], 1e-6), 4)
    return Growth(exponent, times[2], f"{suspect.language} {suspect.probe!r} x {4 * size:,}")


def worst_of(function: Callable[..., Any], suspects: Sequence[Suspect]) -> Growth | None:
    """Return the worst growth of a function among the calls that looked worst."""
    looked = sorted(suspects, key=lambda suspect: -suspect.seconds)[:_SECOND_LOOKS]
    found = [_measured_again(function, suspect) for suspect in looked]
    return max(found, key=lambda one: (one.over, one.exponent), default=None)


def _measured_again(function: Callable[..., Any], suspect: Suspect) -> Growth:
    """Measure a growth that is above the bar twice more: what else the machine does only ever adds time."""
    found = growth(function, suspect)
    for _ in range(2):
        if not found.over:
            break
        found = min(found, growth(function, suspect), key=lambda one: one.exponent)
    return found


def _takes_language(function: Callable[..., Any]) -> bool:
    return bool(
        {"language", "code", "of", "sentence", "terms", "a", "units"}
        & {*inspect.signature(function).parameters}
    )


_CALLS: Counter[tuple[str, str]] = Counter()
"""How often each function, by its code, returned ("") or raised an exception of a kind."""


def _call(function: Callable[..., Any], given: dict[str, Any]) -> None:
    """Call a function, and read all that a generator yields; count what it raises."""
    name = f"{function.__module__.removeprefix('summarize.')}.{function.__name__}"
    try:
        result = function(**given)
        if isinstance(result, Iterator):
            for _ in result:
                pass
    except Exception as error:  # noqa: BLE001  # counted and printed
        _CALLS[name, type(error).__name__] += 1
    else:
        _CALLS[name, ""] += 1


def failures() -> Iterator[str]:
    """Yield the functions that raised an exception, with how many of their calls did."""
    raised: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (name, error), count in _CALLS.items():
        raised[name][error] += count
    for name, counts in sorted(raised.items()):
        kinds = ", ".join(sorted(kind for kind in counts if kind))
        if kinds:
            yield f"{name}: {counts.total() - counts['']:,} of {counts.total():,} calls ({kinds})"


def whole(name: str, make: Callable[[int], Any], size: int) -> Growth:
    """Measure a digest of ``size`` parts beside that of a quarter."""
    digest_of(make(40))  # what is loaded once is no growth
    times = [seconds_of(partial(digest_of, make(n)), 2) for n in (size // 4, size)]
    return Growth(math.log(times[1] / max(times[0], 1e-3), 4), times[1], f"{name}, {size:,}")


_CACHES: list[Any] = []


def main() -> int:
    """Print a row for each function and each input; return 1 where one grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="parts of the names of functions and inputs")
    parser.add_argument("--languages", nargs="+", choices=all_languages(), default=all_languages())
    asked = parser.parse_args()
    words = asked.words
    over = 0
    left_out: defaultdict[str, list[str]] = defaultdict(list)
    chosen: dict[str, Callable[..., Any]] = {}
    for name, function in functions():
        if words and not any(word in name for word in words):
            continue
        if name in _LEFT_OUT:
            left_out[_LEFT_OUT[name]].append(name)
            continue
        try:
            arguments.Made("It rained.", "en").for_(function)
            chosen[name] = function
        except arguments.LeftOutError as reason:
            left_out[str(reason)].append(name)
    _CACHES[:] = _caches()
    suspects = screen(chosen, asked.languages)
    print("| function | worst exponent | seconds | at |\n|---|---|---|---|")
    for name, function in chosen.items():
        over += _print_row(name, worst_of(function, suspects.get(name, ())))
    for name, (make, size) in INPUTS.items():
        if not words or any(word in name for word in words):
            over += _print_row("the whole pipeline", whole(name, make, size))
    for reason, names in sorted(left_out.items()):
        print(f"\nLeft out, {reason}: {', '.join(sorted(names))}")
    for failure in failures():
        print(f"\nRaised an exception: {failure}")
    print(f"\nAbove {MOST_EXPONENT:g} and {LEAST_SECONDS * 1000:.0f} ms: {over}")
    return int(over > 0)


def _print_row(name: str, found: Growth | None) -> bool:
    if found is None:
        print(f"| {name} | none to be seen | | |", flush=True)
        return False
    mark = " **over**" if found.over else ""
    at = found.what.replace("|", "\\|")
    print(f"| {name} | {found.exponent:.2f}{mark} | {found.seconds:.3f} | {at} |", flush=True)
    return found.over


if __name__ == "__main__":
    sys.exit(main())
