"""Fail where quality fell below its floor: python benchmarks/quality/gate.py.

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

from figures import data_hash, measure

FLOORS = Path(__file__).parent / "floors.json"
SMALLER_IS_BETTER = frozenset(
    {"of another story", "wrong and not even related", "dangling openings", "vetoed of ≥ 4"}
)
MERGED = "merged, "
"""What the names of counts begin with of which none may be."""
NO_FLOOR = frozenset({"planted", "merged pairs"})
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
    kept: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    floors = kept.get("floors", {})
    known_data = kept.get("data_sha256")
    found = dict(measure())
    below = []
    for group, figures in found.items():
        print(group)
        for name, value in figures.items():
            floor = floors.get(group, {}).get(name)
            worse = floor is not None and name not in NO_FLOOR and _worse(name, value, floor)
            below += [f"{group}: {name}"] * worse
            print(
                f"  {name:<32} {value:8.4f}   floor {floor if floor is not None else '-'}{'   BELOW' * worse}"
            )
    if known_data not in (None, data_hash()):
        print("the data is not what the floors were measured on")
        if not options.update:
            return 1
    if below and not (options.update and options.lower):
        print("below the floor: " + "; ".join(below))
        return 1
    if options.update:
        _write(kept, found, options.lower if below else None)
    return 0


def _worse(name: str, value: float, floor: float) -> bool:
    return (
        value > floor + SLACK
        if name in SMALLER_IS_BETTER or name.startswith(MERGED)
        else value < floor - SLACK
    )


def _write(kept: dict[str, Any], found: dict[str, dict[str, float]], reason: str | None) -> None:
    history = kept.get("lowered", [])
    if reason:
        history.append({"date": datetime.datetime.now(datetime.UTC).date().isoformat(), "reason": reason})
    data = {
        "command": "make bench-quality",
        "data_sha256": data_hash(),
        "floors": found,
        "lowered": history,
    }
    FLOORS.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
