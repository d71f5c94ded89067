"""Kill ``summarize collect`` at random moments, and look at what it left."""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from summarize.store import check_store, count_articles, documents_of, open_store

_COMMITTED = re.compile(r"^.*: (\d+) new, \d+ known$", re.MULTILINE)
ARTICLES = 900


@dataclass(frozen=True)
class Killed:
    """What came of the kills."""

    kills: int
    acknowledged: int
    """Articles that killed runs had reported as stored."""
    midway: int
    """Kills that left some of the articles in the store and others not."""


def write_articles(folder: Path) -> None:
    """Write 900 articles: 600 as JSON lines, 300 as files."""
    padding = " The river rose again." * 150
    lines = [json.dumps({"text": f"Article {n}.{padding}", "title": f"{n}"}) for n in range(600)]
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for n in range(600, ARTICLES):
        (folder / f"{n}.txt").write_text(f"Article {n}.{padding}", encoding="utf-8")


def kill_often(folder: Path, kills: int, *, seed: int) -> Killed:
    """Collect ``folder`` again and again, kill each run, and check after each that nothing is lost."""
    chance, acknowledged, total, midway = random.Random(seed), 0, 0, 0  # noqa: S311  # no secret
    path = folder.with_name("news.db")
    command = [sys.executable, "-m", "summarize", "collect", folder, "--store", path, "--verbose"]
    for _ in range(kills):
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as process:
            time.sleep(chance.uniform(0.1, 1.6))
            process.send_signal(signal.SIGKILL)
            told = process.communicate()[1]
        new = sum(int(count) for count in _COMMITTED.findall(told))
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
    subprocess.run(command, check=True, capture_output=True)
    with open_store(path) as store:
        assert count_articles(store) == ARTICLES
    return Killed(kills, total, midway)
