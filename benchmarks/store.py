"""Time the store: articles a second from JSON lines, memory at two sizes, search: python benchmarks/store.py.

Machines differ and are shared: read the ratio of the memories and the orders of magnitude.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from summarize.store import open_store, search

SIZES = (1_000, 10_000)
WORDS_EACH = 400
QUERIES = 50


def write_articles(path: Path, count: int) -> list[str]:
    """Write ``count`` articles of 400 words as JSON lines; return the words that they are made of."""
    chance = random.Random(count)  # noqa: S311  # no secret
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(3, 10))) for _ in range(20_000)]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = " ".join(chance.choices(words, weights, k=WORDS_EACH))
            url = f"https://example.org/{number}"
            stream.write(json.dumps({"text": text, "title": f"Article {number}", "url": url}) + "\n")
    return words


def collect(source: Path, store: Path) -> tuple[float, float, int]:
    """Return seconds, seconds of CPU and peak memory in KiB of one ``summarize collect``."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "summarize", "collect", source, "--store", store]
    probe = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    probed = [sys.executable, "-c", probe, *command]
    done = subprocess.run(probed, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, cpu, int(done.stdout)


def main() -> None:
    """Print a row for each size, then the times of searches in the larger store."""
    print(f"{'articles':>8} {'seconds':>8} {'articles/s':>10} {'CPU s':>7} {'peak MiB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for count in SIZES:
            source, store = Path(folder) / f"{count}.jsonl", Path(folder) / f"{count}.db"
            words = write_articles(source, count)
            seconds, cpu, memory = collect(source, store)
            print(f"{count:>8} {seconds:>8.2f} {count / seconds:>10.0f} {cpu:>7.2f} {memory / 1024:>9.1f}")
        seconds, _, _ = collect(source, store)
        print(f"{count:>8} {seconds:>8.2f} {count / seconds:>10.0f}   the same again: all known")
        times = []
        with open_store(store) as opened:
            for number in range(QUERIES):
                started = time.perf_counter()
                search(opened, f"{words[number]} {words[number * 7 + 100]}")
                times.append(1000 * (time.perf_counter() - started))
        print(f"search, two words, 20 best of {count}: median {statistics.median(times):.1f} ms, "
              f"longest {max(times):.1f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
