"""Whether digests are the same under load: python benchmarks/under_load.py [--rounds N] [PATH ...].

Reads hostile inputs and cases (the paths given, and those of the project that are more than plain text)
and makes a digest of each, once before and twenty times beside four processes that do nothing but count.
In the first two rounds a new parsing process reads each input, later one process reads many.
Fails where one digest, or one problem that is listed, differs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from hostile_inputs import HOSTILE  # noqa: E402

from summarize import summarize, to_json  # noqa: E402
from summarize.errors import EmptyInputError  # noqa: E402
from summarize.ingest import Loading, load_paths  # noqa: E402
from summarize.ingest.read import read  # noqa: E402
from summarize.ingest.sandbox.worker import worker  # noqa: E402
from summarize.model import Documents  # noqa: E402

ROUNDS, LOOPS = 20, 4
_LONGEST = 3600
_BUSY = """
import os, sys, time
parent, end = os.getppid(), time.monotonic() + float(sys.argv[1])
while time.monotonic() < end and os.getppid() == parent:
    sum(range(100_000))
"""
# What takes all the time that there is, at every try: once idle and twice beside the loops is enough.
_STOPPED = {"page_of_long_words", "articles_in_articles", "page_of_settings", "json_of_lists"}
_STOPPED_ROUNDS = 2
_COLD_ROUNDS = 2
"""Rounds in which each input has a parsing process of its own, whose start takes most of the time."""


def digest_of(loaded: Documents) -> str:
    """Return a hash of what was read, what was said of it and the digest, but for what names the run."""
    said = sorted((p.code, p.origin) for p in loaded.problems)
    read_ = [hashlib.sha256(repr((d.id, d.title, d.published)).encode()).hexdigest() for d in loaded]
    made: object = None
    # The largest ones are no longer about reading.
    if sum(len(document.text) for document in loaded) < 200_000:
        try:
            made = json.loads(to_json(summarize(loaded)))
        except EmptyInputError:
            made = "empty"
    return hashlib.sha256(json.dumps([said, read_, made], sort_keys=True).encode()).hexdigest()[:16]


def hostile(name: str) -> str:
    """Read one of the hostile inputs of the tests, and hash its digest."""
    built = next(one for one in HOSTILE if one.name == name)
    reading = read(built.build(), origin=name)
    loaded = Loading()
    loaded.problems += reading.problems
    for document in reading.documents:
        loaded.add(document, place=name)
    return digest_of(loaded.done())


def case(path: Path) -> str:
    """Read the inputs of a case, or a file, and hash the digest."""
    expected = path / "expected.json"
    if not expected.is_file():
        return digest_of(load_paths([path]).done())
    inputs = json.loads(expected.read_text(encoding="utf-8"))["inputs"]
    return digest_of(load_paths([path / name for name in inputs]).done())


def _is_parsed(path: Path) -> bool:
    """Whether a parsing process reads a file, whose limits a busy machine could meet."""
    return path.suffix != ".txt" and path.name != "expected.json"


def all_of(cases: list[Path], round_: int) -> dict[str, str]:
    """Return the hash of each input by its name."""
    names = [one.name for one in HOSTILE if round_ <= _STOPPED_ROUNDS or one.name not in _STOPPED]
    found: dict[str, str] = {}
    named = (*((n, partial(hostile, n)) for n in names), *((str(p), partial(case, p)) for p in cases))
    for name, hash_ in named:
        if round_ <= _COLD_ROUNDS:
            worker().stop()
        found[name] = hash_()
    return found


def main() -> int:
    """Print what differs; return 1 where something does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("paths", nargs="*", type=Path)
    asked = parser.parse_args()
    own = (p for p in (ROOT / "tests/cases").iterdir() if p.is_dir())
    cases = [*asked.paths, *sorted(p for p in own if any(map(_is_parsed, p.iterdir())))]
    start = time.process_time()
    idle = all_of(cases, 0)
    print(f"{len(idle)} inputs read on this machine as it is; now beside {LOOPS} busy loops", flush=True)
    different: list[str] = []
    for round_ in range(1, asked.rounds + 1):
        with ExitStack() as stack:
            for _ in range(LOOPS):
                loop = stack.enter_context(subprocess.Popen([sys.executable, "-c", _BUSY, str(_LONGEST)]))
                stack.callback(loop.kill)
            found = {name for name, value in all_of(cases, round_).items() if idle[name] != value}
        different += [f"round {round_}: {name}" for name in sorted(found)]
        print(f"round {round_}: {len(found)} differ", flush=True)
    worker().stop()
    print("\n".join(different))
    equal = asked.rounds - len({line.partition(":")[0] for line in different})
    used = time.process_time() - start
    print(f"the same in {equal} of {asked.rounds} rounds, {used:.0f} s of processor time here")
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main())
