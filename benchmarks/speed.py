"""Time our stages and peers side by side in one run: python benchmarks/speed.py [SENTENCES].

Machines differ and are shared: read the ratios, not the seconds.
"""

from __future__ import annotations

import functools
import gc
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from summarize import Budget, Document, Pipeline, load
from summarize.compare.exclusive import exclusive
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


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    """Return the best of three runs, in seconds of CPU, and the result."""
    best, result = float("inf"), None
    for _ in range(3):
        start = time.process_time()
        result = action()
        best = min(best, time.process_time() - start)
    return best, result


def forget() -> None:
    """Empty what is remembered of single texts, so that each pass reads everything for the first time."""
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper) and kept.cache_parameters()["maxsize"]:  # noqa: SLF001  # no public name
            kept.cache_clear()


def one_pass(documents: list[Document], pipeline: Pipeline, budget: Budget) -> dict[str, float]:
    """Return the seconds of CPU of each stage in one run from nothing, in the order of a run."""
    made: dict[str, Any] = {}
    stages: dict[str, Callable[[], Any]] = {
        "split and analyse": lambda: pipeline.collect(documents),
        "deduplicate": lambda: Deduplicate()(made["split and analyse"]),
        "rank": lambda: TextRank()(made["deduplicate"], made["split and analyse"]),
        "select": lambda: ConceptCoverage()(made["rank"], made["split and analyse"], budget),
        "contradictions": lambda: pipeline.discrepancies(made["split and analyse"]),
        "figures": lambda: pipeline.figures(made["split and analyse"]),
        "utterances": lambda: pipeline.quotes(made["split and analyse"]),
        "stages of matters": lambda: pipeline.statuses(made["split and analyse"]),
        "themes": lambda: pipeline.coverage(made["rank"], made["split and analyse"]),
        "what one source says": lambda: exclusive(made["rank"], made["split and analyse"]),
        "timeline": lambda: timeline(made["split and analyse"]),
        "independence": lambda: pipeline.independence(
            made["split and analyse"].documents,
            made["split and analyse"].sentences,
            made["split and analyse"].terms,
        ),
    }
    forget()
    spent = {}
    for name, stage in stages.items():
        start = time.process_time()
        made[name] = stage()
        spent[name] = time.process_time() - start
    # Collecting tells voices apart, too: that part is counted as comparison.
    spent["split and analyse"] -= spent["independence"]
    return spent


def main() -> None:
    """Print a row for each stage and each peer, with its ratio to our whole run."""
    sentences = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    documents, pipeline, budget = articles(sentences), Pipeline(), Budget(200)
    whole, digest = timed(lambda: (forget(), pipeline(documents, budget))[1])
    collection, ranking = digest.trace
    clusters = ranking.clusters
    stages = min((one_pass(documents, pipeline, budget) for _ in range(3)), key=lambda p: sum(p.values()))
    basis = {name: stages[name] for name in ("split and analyse", "deduplicate", "rank")}
    compared = {name: seconds for name, seconds in stages.items() if name not in {*basis, "select"}}
    peers: dict[str, float] = {}
    if sentences <= 1000:
        for name in ("lexrank", "lsa", "reduction"):
            action = partial(SumyRank(summarizer=name), clusters, collection)
            peers[f"sumy {name} (rank only)"] = timed(action)[0]
    since = timed(lambda: pipeline.novelty(ranking, collection, digest))[0]
    print(f"{len(collection.sentences)} sentences, {len(clusters)} clusters, whole run {whole:.3f} s of CPU")
    rows = {**stages, "novelty (with --since)": since, **peers}
    for name, seconds in rows.items():
        print(f"{name:<26} {seconds:8.3f} s  {seconds / whole:6.2f} x whole run")
    ratio = sum(compared.values()) / sum(basis.values())
    print(f"the whole comparison: {ratio:.2f} x split, deduplicate and rank")


if __name__ == "__main__":
    main()
