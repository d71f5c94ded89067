"""Kill ``summarize brief`` at random moments, and look at what counts as told."""

from __future__ import annotations

import json
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from killing import run_killed

from summarize.store import check_store, open_store, settle


@dataclass
class Mornings:
    """Pages that were there in the end of a run, and what the store said."""

    folder: Path
    pages: list[bytes] = field(default_factory=list)
    kills: int = 0
    before: int = 0
    """Kills that left no new page."""
    after: int = 0
    """Kills that left the new page, whole."""

    @property
    def store(self) -> Path:
        return self.folder / "news.db"

    @property
    def page(self) -> Path:
        return self.folder / "out" / "morning.json"

    def command(self, number: int) -> list[str]:
        day = f"{2026 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}T06:00"
        options = ["--now", day, "--timezone", "UTC", "--output", str(self.page)]
        return ["brief", str(self.folder / "in"), "--store", str(self.store), *options]

    def take(self) -> bool:
        """Keep the page if a run replaced it: it is whole, and nothing in it was told by an earlier one."""
        raw = self.page.read_bytes() if self.page.exists() else b""
        if not raw or (self.pages and raw == self.pages[-1]):
            return False
        assert json.loads(raw)["kind"] == "briefing"
        self.pages.append(raw)
        written = self.written()
        assert len(written) == len(set(written)), "told twice"
        return True

    def written(self) -> list[str]:
        """Return the SHA-256 of each article that a page was the first to tell, once for each such page."""
        stories = (story for raw in self.pages for story in json.loads(raw)["stories"])
        return [a["sha256"] for story in stories for a in story["articles"] if not a["known"]]

    def told(self) -> set[str]:
        """Return what the store counts as told, once it has seen which page is there."""
        if not self.store.exists():
            return set()
        with open_store(self.store, write=True) as store:
            assert check_store(store) == []
            settle(store)
            return {row[0].decode() if isinstance(row[0], bytes) else row[0]
                    for row in store.read("SELECT sha256 FROM told")}  # fmt: skip


def kill_briefings(folder: Path, kills: int, *, seed: int) -> Mornings:
    """Make a morning's page again and again, each with two articles more, and kill most of the runs."""
    chance, made = random.Random(seed), Mornings(folder)  # noqa: S311  # no secret
    for name in ("in", "out"):
        (folder / name).mkdir()
    said, number = folder / "said.txt", 0
    _add(folder / "in", number, chance)
    started = time.perf_counter()
    assert not run_killed(made.command(0), 100, said), said.read_text()
    seconds = time.perf_counter() - started
    made.take()
    while made.kills < kills:
        number += 1
        _add(folder / "in", number, chance)
        # Two of three while the page is written or just after.
        if number % 3:
            killed = run_killed(made.command(number), chance.uniform(0, 0.02), said, after=folder / "out")
        else:
            killed = run_killed(made.command(number), seconds * chance.uniform(0, 1.1), said)
        assert killed or not said.read_text(), said.read_text()
        new = made.take()
        made.kills += killed
        made.after += killed and new
        made.before += killed and not new
        assert made.told() == set(made.written()), "told, and not written, or the other way round"
    assert not run_killed(made.command(number + 1), 100, said), said.read_text()
    made.take()
    assert made.told() == set(made.written())
    assert len(made.written()) == 2 * (number + 1)
    return made


def _add(folder: Path, number: int, chance: random.Random) -> None:
    """Write two articles that have nothing in common with any other."""
    rows = [{"title": _words(chance, 5), "text": f"{_words(chance, 30)}."} for _ in range(2)]
    (folder / f"{number}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def _words(chance: random.Random, count: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join("".join(chance.choices(letters, k=9)) for _ in range(count)).capitalize()
