"""Time our stages and peers side by side in one run: python benchmarks/speed.py [SENTENCES].

Machines differ and are shared: read the ratios, not the seconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from summarize import Budget, Document, Pipeline, load
from summarize.compare.exclusive import exclusive
from summarize.compare.timeline import timeline
from summarize.language.quantities import quantities
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


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
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
    whole, digest = timed(lambda: pipeline(documents, budget))
    collecting, collection = timed(lambda: pipeline.collect(documents))
    deduplicating, clusters = timed(lambda: Deduplicate()(collection))
    ranking_, ranking = timed(lambda: TextRank()(clusters, collection))
    selecting, _ = timed(lambda: ConceptCoverage()(ranking, collection, budget))
    comparison: dict[str, Callable[[], object]] = {
        "independence": lambda: pipeline.independence(
            collection.documents, collection.sentences, collection.terms
        ),
        "contradictions": lambda: pipeline.discrepancies(collection),
        "figures": lambda: (quantities.cache_clear(), pipeline.figures(collection)),
        "utterances": lambda: pipeline.quotes(collection),
        "stages of matters": lambda: pipeline.statuses(collection),
        "themes": lambda: pipeline.coverage(ranking, collection),
        "what one source says": lambda: exclusive(ranking, collection),
        "timeline": lambda: timeline(collection),
    }
    compared = {name: timed(action)[0] for name, action in comparison.items()}
    # Collecting tells voices apart, too: that part is counted as comparison.
    basis = {
        "split and analyse": collecting - compared["independence"],
        "deduplicate": deduplicating,
        "rank": ranking_,
    }
    peers: dict[str, float] = {}
    if sentences <= 1000:
        for name in ("lexrank", "lsa", "reduction"):
            action = partial(SumyRank(summarizer=name), clusters, collection)
            peers[f"sumy {name} (rank only)"] = timed(action)[0]
    since = timed(lambda: pipeline.novelty(ranking, collection, digest))[0]
    print(f"{len(collection.sentences)} sentences, {len(clusters)} clusters, whole run {whole:.3f} s of CPU")
    rows = {**basis, "select": selecting, **compared, "novelty (with --since)": since, **peers}
    for name, seconds in rows.items():
        print(f"{name:<26} {seconds:8.3f} s  {seconds / whole:6.2f} x whole run")
    ratio = sum(compared.values()) / sum(basis.values())
    print(f"the whole comparison: {ratio:.2f} x split, deduplicate and rank")


if __name__ == "__main__":
    main()
