"""Time this tree beside an earlier commit and beside sumy: python paired.py [--commit C] [--runs N].

Machines differ and are shared: read the ratios, which are medians over pairs that ran one after the other.
CPU seconds are of the call alone; memory is the highest of the process, with its imports.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[2]
FIRST = "180bd0b"
"""The commit that the house was redesigned from."""
Cost = dict[str, Any]


@contextmanager
def checkout(commit: str) -> Iterator[Path]:
    """Check a commit out beside this tree, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "earlier"
        subprocess.run(
            ["git", "worktree", "add", "--quiet", "--detach", str(place), commit], cwd=ROOT, check=True
        )
        try:
            yield place
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(place)], cwd=ROOT, check=True)


def cost(tree: Path, system: str, sentences: int) -> Cost:
    """Run one system on so many sentences in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, str(Path(__file__).parent / "one.py"), system, str(sentences)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: Cost = json.loads(done.stdout)
    return found


def pair(
    first: tuple[Path, str], second: tuple[Path, str], sentences: int, runs: int
) -> tuple[float, float, float]:
    """Run two systems in turns; return their median seconds and the median of their ratios."""
    pairs = [(cost(*first, sentences)["cpu"], cost(*second, sentences)["cpu"]) for _ in range(max(1, runs))]
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)


def main() -> None:
    """Print a row for each comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--commit", default=FIRST)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with checkout(options.commit) as earlier:
        for sentences in (2_000, 10_000):
            ours, theirs, ratio = pair((ROOT, "call"), (earlier, "call"), sentences, options.runs)
            _print_row(sentences, ours, f"{options.commit} {theirs:6.2f} s, ratio {ratio:.2f}")
            memory = [cost(tree, "call", sentences)["peak_mb"] for tree in (ROOT, earlier)]
            print(f"  memory {memory[0]:.0f} MB, {options.commit} {memory[1]:.0f} MB")
        for sentences in (100, 500):
            ours, theirs, ratio = pair((ROOT, "sweep"), (earlier, "call"), sentences, options.runs)
            print(
                f"20 lengths of one study, {sentences:4} sentences: {ratio:.2f} x a call of {options.commit}"
            )
    for sentences in (100, 500, 2_000):
        ours, theirs, ratio = pair((ROOT, "call"), (ROOT, "sumy"), sentences, options.runs)
        _print_row(sentences, ours, f"sumy TextRank {theirs:6.2f} s, ratio {ratio:.2f}")
    small, large = (
        median(cost(ROOT, "call", n)["cpu"] for _ in range(options.runs)) for n in (2_000, 10_000)
    )
    print(f"growth 2,000 to 10,000 sentences: exponent {math.log(large / small) / math.log(5):.2f}")


def _print_row(sentences: int, ours: float, beside: str) -> None:
    print(f"call with JSON, {sentences:6} sentences: {ours:6.2f} s, {beside}")


if __name__ == "__main__":
    main()
