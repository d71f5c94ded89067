"""Fail where trust fell below its floor: python benchmarks/trust/gate.py.

Each digest is made with a model that was trained without its topic. Prints the figures of both kinds of
topics, pooled, and their spread over the folds.

--update            raise the floors to what was measured
--lower REASON      with --update: also lower them, and write the reason down
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path
from typing import Any

from figures import LOSSES, measure
from labelled import GOLD, SCORER

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.0005
"""Libraries may round differently."""


def main() -> int:
    """Print every figure beside its floor; return 1 where one is below it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", metavar="REASON")
    options = parser.parse_args()
    if not (GOLD.exists() and SCORER.exists()):
        print(f"skipped: no annotation at {GOLD}, or no scorer at {SCORER}")
        return 0
    kept: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    floors = kept.get("floors", {})
    found, below = {}, []
    for kind, figures in measure().items():
        print(f"{kind:<32}   pooled        of   spread     floor")
        for figure in figures:
            floor = floors.get(kind, {}).get(figure.name)
            worse = floor is not None and _worse(figure.name, figure.rate, floor)
            below += [f"{kind}: {figure.name}"] * worse
            shown = "-" if floor is None else f"{floor:.4f}"
            print(
                f"  {figure.name:<30} {figure.rate:8.4f} {figure.good:>4}/{figure.all:<4}"
                f" {figure.spread:8.4f}  {shown:>8}{'   BELOW' * worse}"
            )
        found[kind] = {figure.name: round(figure.rate, 4) for figure in figures}
    if below and not (options.update and options.lower):
        print("below the floor: " + "; ".join(below))
        return 1
    if options.update:
        _write(kept, found, options.lower if below else None)
    return 0


def _worse(name: str, value: float, floor: float) -> bool:
    return value > floor + SLACK if name in LOSSES else value < floor - SLACK


def _write(kept: dict[str, Any], found: dict[str, dict[str, float]], reason: str | None) -> None:
    history = kept.get("lowered", [])
    if reason:
        history.append({"date": datetime.datetime.now(datetime.UTC).date().isoformat(), "reason": reason})
    data = {"command": "make bench-trust", "floors": found, "lowered": history}
    FLOORS.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
