"""Count how far a run walks: python benchmarks/hops.py.

Prints the modules of the package that ``summarize()`` and ``to_text()`` enter on the example articles, the
different links between them (a function of one calls a function of another), the calls over these links,
and how often the functions are called that read one sentence.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import FrameType

from summarize import load, summarize, to_text

SEEDS = Path(__file__).parent.parent / "seeds"
READERS = ("leaning", "quantities", "date_expressions", "word_offsets", "quotations", "claimant", "stages")


class Walk:
    """What a profiler sees of the package."""

    def __init__(self) -> None:
        self.modules: set[str] = set()
        self.links: Counter[tuple[str, str]] = Counter()
        self.calls: Counter[str] = Counter()

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """Count one call: the profiler of ``sys.setprofile``."""
        if event != "call":
            return
        module = frame.f_globals.get("__name__", "")
        if not module.startswith("summarize.") or frame.f_code.co_name == "<module>":
            return
        self.modules.add(module)
        if frame.f_code.co_name in READERS:
            self.calls[frame.f_code.co_name] += 1
        caller = frame.f_back.f_globals.get("__name__", "") if frame.f_back is not None else ""
        if caller.startswith("summarize.") and caller != module:
            self.links[caller, module] += 1


def main() -> None:
    """Walk twice, since what the first run imports is not what a run does, and print the second."""
    documents = load(SEEDS)
    to_text(summarize(documents))
    walk = Walk()
    sys.setprofile(walk)
    try:
        to_text(summarize(documents))
    finally:
        sys.setprofile(None)
    print(f"modules entered        {len(walk.modules)}")
    print(f"links between modules  {len(walk.links)}")
    print(f"calls over these links {sum(walk.links.values())}")
    for name in READERS:
        print(f"calls of {name:17} {walk.calls[name]}")


if __name__ == "__main__":
    main()
