"""Time our stages and peers side by side in one run: python benchmarks/speed.py [SENTENCES].

Machines differ and are shared: read the ratios, not the seconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from summarize import Budget, Document, Pipeline, load
from summarize.compare.coverage import Communities
from summarize.compare.exclusive import exclusive
from summarize.compare.novelty import AgainstEarlier
from summarize.compare.timeline import timeline
from summarize.stages.dedup import Deduplicate
from summarize.stages.rank import TextRank
from summarize.stages.select import ConceptCoverage
from summarize.stages.sumy_rankers import SumyRank

SEEDS = Path(__file__).parent.parent / "seeds"


def articles(sentences: int) -> list[Document]:
    """Vary the example articles until there are so many sentences: other names, other figures."""
    seeds = load(SEEDS)
    made: list[Document] = []
    for number in range(max(1, sentences // 18)):
        text = seeds[number % len(seeds)].text
        for name in ("Putin", "Beijing", "Kim", "Xi", "parade", "gas"):
            text = text.replace(name, f"{name}{number // 3}")
        made.append(Document(text=text, origin=f"{number}.txt", language="en"))
    return made


def timed(action: Callable[[], object]) -> tuple[float, object]:
    """Return the best of three runs, in seconds of CPU, and the result."""
    best, result = float("inf"), None
    for _ in range(3):
        start = time.process_time()
        result = action()
        best = min(best, time.process_time() - start)
    return best, result


def main() -> None:
    """Print a row for each stage and each peer, with its ratio to our whole run."""
    sentences = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    documents, pipeline, budget = articles(sentences), Pipeline(), Budget(200)
    rows: list[tuple[str, float]] = []
    whole, _ = timed(lambda: pipeline(documents, budget))
    seconds, collection = timed(lambda: pipeline.collect(documents))
    rows.append(("split and analyse", seconds))
    base = seconds
    seconds, clusters = timed(lambda: Deduplicate()(collection))
    base += seconds
    rows.append(("deduplicate", seconds))
    seconds, ranking = timed(lambda: TextRank()(clusters, collection))
    rows.append(("rank", seconds))
    base += seconds
    comparing = 0.0
    for name, compare in (
        (
            "independence",
            lambda: pipeline.independence(collection.documents, collection.sentences, collection.terms),
        ),
        ("utterances", lambda: pipeline.quotes(collection)),
        ("stages of matters", lambda: pipeline.statuses(collection)),
    ):
        seconds, _ = timed(compare)
        comparing += seconds
        rows.append((name, seconds))
    # Independence is a part of "split and analyse" too.
    base -= rows[-3][1]
    seconds, _ = timed(lambda: ConceptCoverage()(ranking, collection, budget))
    rows.append(("select", seconds))
    comparing = [
        ("themes", lambda: Communities()(ranking, collection)),
        ("what one source says", lambda: exclusive(ranking, collection)),
        ("timeline", lambda: timeline(collection)),
    ]
    compared = [(name, timed(action)[0]) for name, action in comparing]
    rows += compared
    earlier = pipeline(documents, budget)
    seconds, _ = timed(lambda: AgainstEarlier()(ranking, collection, earlier))
    rows.append(("novelty (with --since)", seconds))
    if sentences <= 1000:
        for name in ("lexrank", "lsa", "reduction"):
            seconds, _ = timed(lambda name=name: SumyRank(summarizer=name)(clusters, collection))
            rows.append((f"sumy {name} (rank only)", seconds))
    print(f"{len(collection.sentences)} sentences, {len(clusters)} clusters, whole run {whole:.3f} s of CPU")
    print(f"independence, utterances and stages: {comparing / base:.2f} x split, deduplicate and rank")
    for name, seconds in rows:
        print(f"{name:<26} {seconds:8.3f} s  {seconds / whole:6.2f} x whole run")
    basis = sum(seconds for name, seconds in rows if name in {"split and analyse", "deduplicate", "rank"})
    share = sum(seconds for _, seconds in compared) / basis
    print(f"themes, what one source says, timeline: {share:.0%} of split, deduplicate and rank")


if __name__ == "__main__":
    main()
