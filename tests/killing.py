"""Kill ``summarize`` at random moments, and look at what it left."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarize.cli.main import run
from summarize.cli.reading import read_digest
from summarize.model.canonical import content_hash, to_builtins
from summarize.store import check_store, count_articles, documents_of, open_store

_COMMITTED = re.compile(r"^.*: (\d+) new, \d+ known$", re.MULTILINE)
ARTICLES = 300
# Children are forked off a process that has imported everything: kills hit the work, not the start.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    ["summarize.cli.main", "summarize.api", "summarize.collecting.collect", "summarize.ingest.files.contents",
     "summarize.schema.validate", "summarize.config.reading"]
)  # fmt: skip


@dataclass(frozen=True)
class Killed:
    """What came of the kills."""

    kills: int
    acknowledged: int
    """Articles that killed runs had reported as stored."""
    midway: int
    """Kills that left some of the articles in the store and others not."""


@dataclass(frozen=True)
class Replaced:
    """What came of the kills of runs that replace a file."""

    kills: int
    old: int
    """Kills that left the old file as it was."""
    new: int
    """Kills that left the new file, whole."""
    partial: int
    """Kills that left a partial file beside it; the next run removed it."""


def write_articles(folder: Path) -> None:
    """Write 300 articles: 200 as JSON lines, 100 as files."""
    padding = " The river rose again." * 150
    lines = [json.dumps({"text": f"Article {n}.{padding}", "title": f"{n}"}) for n in range(200)]
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for n in range(200, ARTICLES):
        (folder / f"{n}.txt").write_text(f"Article {n}.{padding}", encoding="utf-8")


def kill_often(folder: Path, kills: int, *, seed: int) -> Killed:
    """Collect ``folder`` again and again, kill each run, and check after each that nothing is lost."""
    chance, acknowledged, total, midway = random.Random(seed), 0, 0, 0  # noqa: S311  # no secret
    path, said = folder.with_name("news.db"), folder.with_name("said.txt")
    command = ["collect", str(folder), "--store", str(path), "--verbose"]
    done, seconds = 0, seconds_of([*command[:2], "--store", str(folder.with_name("timed.db"))], said)
    while done < kills:
        done += run_killed(command, seconds * chance.uniform(0, 1.5), said)
        new = sum(int(count) for count in _COMMITTED.findall(said.read_text()))
        acknowledged, total = acknowledged + new, total + new
        if not path.exists():
            assert new == 0
            continue
        with open_store(path) as store:
            assert check_store(store) == []
            count = count_articles(store)
            assert acknowledged <= count <= ARTICLES
            assert len({document.text for document in documents_of(store)}) == count
        midway += 0 < count < ARTICLES
        if count == ARTICLES:
            for part in path.parent.glob("news.db*"):
                part.unlink()
            acknowledged = 0
    seconds_of(command, said)
    with open_store(path) as store:
        assert count_articles(store) == ARTICLES
    return Killed(kills, total, midway)


def kill_writers(sources: Path, folder: Path, kills: int, *, seed: int) -> Replaced:
    """Replace a digest again and again, kill each run, and check that the old or the new one is whole."""
    chance, output = random.Random(seed), folder / "day.json"  # noqa: S311  # no secret
    counts, held, done, partial = {"old": 0, "new": 0}, "", 0, 0
    base = ["digest", str(sources), "--output", str(output), "--words"]
    said, number = folder / "said.txt", 0
    seconds = seconds_of([*base, "50"], said)
    held = _id(output)
    while done < kills:
        number += 1
        command = [*base, str(50 + number)]
        # One of four at any moment, the others while the file is written or just after.
        if number % 4:
            killed = run_killed(command, chance.uniform(0, 0.006), said, after=folder)
        else:
            killed = run_killed(command, seconds * chance.uniform(0, 1.1), said)
        now = _id(output)
        done += killed
        counts["old" if now == held else "new"] += killed
        held = now
        left = len(list(folder.glob(".day.json.*")))
        assert left <= 1
        partial += left
    seconds_of([*base, "49"], said)
    assert not list(folder.glob(".day.json.*"))
    return Replaced(kills, counts["old"], counts["new"], partial)


def _id(path: Path) -> str:
    """Return the id of a digest that is whole."""
    digest = read_digest(str(path))
    assert digest.id == content_hash(to_builtins(digest))
    return digest.id


def seconds_of(arguments: Sequence[str], said: Path) -> float:
    """Let a run end, the second of two; return how long it takes."""
    for _ in range(2):
        started = time.perf_counter()
        assert not run_killed(arguments, 100, said), said.read_text()
    return time.perf_counter() - started


def run_killed(arguments: Sequence[str], seconds: float, said: Path, *, after: Path | None = None) -> bool:
    """Run the command line and kill it after a time; say whether it was still at work.

    Where a folder is given, the time begins when something changes in it.
    """
    said.write_text("")
    process = _PROCESSES.Process(target=_work, args=(arguments, str(said)))
    before = None if after is None else after.stat().st_mtime_ns
    process.start()
    while after is not None and process.is_alive() and after.stat().st_mtime_ns == before:
        time.sleep(0.0002)
    process.join(seconds)
    process.kill()
    process.join()
    return process.exitcode != 0


def _work(arguments: Sequence[str], said: str) -> None:
    # To a file: a pipe of a killed process could end within a line.
    descriptor = os.open(said, os.O_WRONLY | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(descriptor, stream)
    raise SystemExit(run(list(arguments)))
