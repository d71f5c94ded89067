"""What grouping a day of many articles costs: CPU beside annotating them, memory, and how it grows.

python benchmarks/many_articles.py [1000 4000 10000]       fails above a bound

A synthetic day: each story takes sentences of real articles of ECB+ and gives them names and most longer
words of its own, since ECB+ has but 44 events; its articles choose among them. Half of the articles are in
the store already, and were told. SUMMARIZE_DATA names the folder of the data.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import resource
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from summarize.analysis import annotate
from summarize.analysis.annotate import Split
from summarize.briefing import BriefPlan, EarlierStory, compose
from summarize.model import Budget, Document
from summarize.store import add_documents, documents_of, open_store, record_briefing, told_stories

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("SUMMARIZE_DATA", ROOT.parent / "shared" / "data")) / "ecbplus-dev.jsonl"
MOST_TIMES, MOST_BYTES, MOST_GROWTH = 3.0, 1.5e9, 1.15
_SENTENCES, _PER_STORY = 10, 5
_NOW = datetime(2026, 11, 28, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of CPU."""

    articles: int
    stories: int
    annotating: float
    briefing: float


def main() -> int:
    """Print the figures of each size; return 1 where one is above its bound."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 4000, 10000])
    options = parser.parse_args()
    found = []
    for size in options.sizes:
        cost = _measure(size)
        found.append(cost)
        print(
            f"{cost.articles:>6} articles, {cost.stories} stories: annotating {cost.annotating:.1f} s, "
            f"brief {cost.briefing:.1f} s = {cost.briefing / cost.annotating:.2f} times; "
            f"{_peak() / 1e6:.0f} MB at most so far",
            flush=True,
        )
    growth = 0.0
    if len(found) > 1:
        first, last = found[0], found[-1]
        growth = math.log(last.briefing / first.briefing) / math.log(last.articles / first.articles)
        print(f"growth from {first.articles} to {last.articles}: n^{growth:.2f}")
    wrong = growth > MOST_GROWTH or _peak() > MOST_BYTES
    return int(wrong or any(cost.briefing > MOST_TIMES * cost.annotating for cost in found))


def _measure(size: int) -> Cost:
    documents = list(_day(size))
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "news.db", create=True) as store:
        with store.transaction():
            add_documents(store, documents, seen=_NOW)
        plan = BriefPlan(now=_NOW - timedelta(days=1), budget=Budget(10**9), stories=0)
        record_briefing(store, compose(documents[: size // 2], plan))
        started = time.process_time()
        for document in documents:
            annotate(document, Split())
        annotating = time.process_time() - started
        started = time.process_time()
        earlier = [
            EarlierStory(id=s.id, headline=s.headline, first=s.first, last=s.last, documents=s.documents)
            for s in told_stories(store)
        ]
        made = compose(list(documents_of(store)), BriefPlan(now=_NOW), earlier)
        return Cost(size, len(made.stories) + len(made.quiet), annotating, time.process_time() - started)


def _day(size: int) -> Iterator[Document]:
    chance = random.Random(size)  # noqa: S311  # no secret
    rows = map(json.loads, DATA.read_text(encoding="utf-8").splitlines())
    texts = [
        sentences for row in rows for d in row["documents"] if len(sentences := _sentences(d["text"])) > 5
    ]
    for number in range(size):
        story = number // _PER_STORY
        own = random.Random(story)  # noqa: S311
        told = own.sample(texts[story % len(texts)], 5) + own.choices(own.choice(texts), k=3)
        kept = chance.sample(told, 5) + chance.choices(chance.choice(texts), k=_SENTENCES - 5)
        published = (_NOW - timedelta(hours=chance.uniform(0, 24))).isoformat()
        text = " ".join(_renamed(sentence, story) for sentence in kept)
        yield Document(text=text, title=text[:60], publisher=f"Paper {number % 40}", published=published)


def _sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?])\s+", text) if 5 < len(s.split()) < 60]


def _renamed(sentence: str, story: int) -> str:
    """Give figures of its own to a story, and an ending to names and seven of eight other long words."""
    ending = "".join("aeioubdklmnrstvz"[story // 16**i % 16] for i in range(3))

    def renamed(word: re.Match[str]) -> str:
        if word[0].isdigit():
            return str((int(word[0]) * 7919 + story) % 10007)
        own = word[0][0].isupper() or zlib.crc32(f"{word[0]} {story}".encode()) % 8
        return f"{word[0]}{ending}" if own else word[0]

    return re.sub(r"[A-Za-z]{4,}|[0-9]{1,9}", renamed, sentence)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    sys.exit(main())
