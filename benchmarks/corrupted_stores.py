"""Corrupt stores in fifteen ways and run every operation on each; fails where one breaks its promise.

A promise is broken by an exception that is not ours, by a crash, by a text that was never stored, and by an
article that is left out and not named.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from damaging import DAMAGES, OPERATIONS, Found, try_all

EACH = 40
_MOST_SECONDS = 900
_BARS = ("untyped", "strange", "silent")


def main() -> int:
    """Print a line for each kind of damage; return 1 where a promise is broken."""
    if sys.argv[1:2] == ["--part"]:
        print(json.dumps(asdict(_part(sys.argv[2], int(sys.argv[3])))))
        return 0
    each = int(sys.argv[1]) if sys.argv[1:] else EACH
    print(f"{each * len(DAMAGES)} corrupted stores, {len(OPERATIONS)} operations on each")
    print(
        "| damage | runs | typed errors | named | untyped exceptions | never stored | left out, not named |"
    )
    print("|---|---|---|---|---|---|---|")
    total: Counter[str] = Counter()
    broken: list[str] = []
    for damage in DAMAGES:
        found = _in_a_process(damage, each)
        broken += [f"{bar}: {what}" for bar in _BARS for what in found[bar]]
        counts = {name: value if isinstance(value, int) else len(value) for name, value in found.items()}
        total.update(counts)
        _print_row(damage, counts)
    _print_row("all", total)
    for what in broken:
        print(what)
    return int(bool(broken))


def _part(damage: str, each: int) -> Found:
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(each):
            try_all(Path(folder), damage, number, found)
    return found


def _in_a_process(damage: str, each: int) -> dict[str, int | list[str]]:
    """Run one kind of damage in a process of its own: a crash of SQLite is to be counted, not to end all."""
    command = [sys.executable, __file__, "--part", damage, str(each)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_MOST_SECONDS)
    except subprocess.TimeoutExpired:
        return asdict(Found(untyped=[f"{damage}: longer than {_MOST_SECONDS} s"]))
    if done.returncode:
        return asdict(Found(untyped=[f"{damage}: ended with {done.returncode}: {done.stderr[-400:]}"]))
    return json.loads(done.stdout)


def _print_row(name: str, counts: dict[str, int]) -> None:
    row = [counts[key] for key in ("runs", "refused", "named", *_BARS)]
    print(f"| {name} | {' | '.join(str(value) for value in row)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
