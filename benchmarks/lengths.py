"""How a digest changes with its length: python benchmarks/lengths.py [--gold FOLDER] [--step N] [TOPIC …].

For each topic, of lengths from 30 to 600 words: Kendall's tau between the orders of neighbouring lengths,
the share of steps in which nothing is lost, whether shared concepts and facts grow, and the automatic
length beside the knee of all lengths. The choice as it is by default, which grows, and below it the free one
(``[select] nested = false``); last, what growing costs of the assertions of the sources, and of facts that
were annotated. Facts are those of a
folder of annotations (TOPIC.json) where there is one, else the assertions of the sources. Exit status 1
where the choice that grows loses something in more than 5 % of steps, its tau is below .95 on a topic, or
an automatic length is more than 20 % from the knee.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import mean

from summarize import Budget, Document, Pipeline, Sweep, Sweeper, load
from summarize.assembly import Study
from summarize.evaluate.scoring import Scoring, read_facts
from summarize.evaluate.topics import parse_topics
from summarize.stages.select import ConceptCoverage
from summarize.tuning.sweep import Scorer

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("SUMMARIZE_DATA", ROOT.parent / "shared" / "data"))
TOPICS = {
    "multiling2011-dev": (
        "M000.en",
        "M001.en",
        "M002.en",
        "M003.en",
        "M000.fr",
        "M001.fr",
        "M002.fr",
        "M003.fr",
        "M000.cs",
        "M001.cs",
        "M002.cs",
        "M003.cs",
    ),
    "outlets-dev": ("W2", "W5"),
}
"""The development topics. No constant was chosen on M002 and M003 in French and Czech."""
FREE = replace(Pipeline(), select=ConceptCoverage(nested=False))


def topics() -> Iterator[tuple[str, Sequence[Document]]]:
    """Yield the name and the documents of each topic."""
    yield "seeds", load(ROOT / "seeds")
    for name, ids in TOPICS.items():
        path = DATA / f"{name}.jsonl"
        if not path.exists():
            print(f"{path}: not found, left out", file=sys.stderr)
            continue
        lines = path.read_text(encoding="utf-8").split("\n")
        filled = [json.dumps({"references": [], **json.loads(line)}) for line in lines if line.strip()]
        yield from ((t.id, t.documents) for t in parse_topics(filled, str(path)) if t.id in ids)


def scorer(topic: str, documents: Sequence[Document], folder: Path | None) -> Scorer | None:
    """Return what measures the facts that somebody annotated."""
    path = ROOT / "tests" / "gold" / "seeds.json" if topic == "seeds" else folder and folder / f"{topic}.json"
    if path is None or not path.exists():
        return None
    facts = read_facts(path.read_text(encoding="utf-8"), str(path))
    # A topic numbers its documents before their names, and files have a folder before theirs.
    names = {
        d.id.partition("-")[2] if topic != "seeds" else Path(d.origin or "").name: d.id for d in documents
    }
    own = (
        replace(fact, places=tuple((names.get(name, name), *place) for name, *place in fact.places))
        for fact in facts
    )
    return Scoring(facts=tuple(own))


def row(name: str, sweep: Sweep) -> str:
    """Return a line of the table."""
    steps = [*pairwise(sweep.rows)]
    lost = mean(b.kept == 1 for _, b in steps)
    tau = mean(b.order for _, b in steps)
    grows = mean(b.concepts >= a.concepts for a, b in steps)
    facts = mean(fact(b) >= fact(a) for a, b in steps)
    share = mean(fact(r) for r in sweep.rows)
    return (
        f"{name:<9} {tau:6.3f}  {lost:12.2f}  {grows:13.2f}  {facts:10.2f}  {share:6.3f}  {sweep.knee or 0:5}"
    )


def fact(row_: object) -> float:
    """Return the share of annotated facts, else of assertions."""
    scores: dict[str, float] = row_.scores  # type: ignore[attr-defined]
    return scores.get("weighted facts", row_.facts)  # type: ignore[attr-defined]


def main() -> int:
    """Print a table of each choice; return 1 where one is below its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, help="annotations of facts, TOPIC.json")
    parser.add_argument("--step", type=int, default=10)
    parser.add_argument("topics", nargs="*", help="their names; all where none is given")
    options = parser.parse_args()
    lengths = range(30, 601, options.step)
    bad: list[str] = []
    annotated: list[list[float]] = []
    own: list[list[float]] = []
    falls = 0
    print("topic        tau  nothing lost  concepts grow  facts grow   facts   knee   auto")
    for topic, documents in topics():
        if options.topics and topic not in options.topics:
            continue
        study = Pipeline().study(documents)
        sweeper = Sweeper(lengths=lengths, scorer=scorer(topic, documents, options.gold))
        grown, free = sweeper(study, Pipeline()), sweeper(study, FREE)
        found = auto(study, Pipeline()), auto(study, FREE)
        print(f"{row(topic, grown)}  {found[0]:5}")
        print(f"{row('  free', free)}  {found[1]:5}", flush=True)
        pairs = [*zip(free.rows, grown.rows, strict=True)]
        own.append([a.facts - b.facts for a, b in pairs])
        falls += sum(b.facts < a.facts for a, b in pairwise(grown.rows))
        if sweeper.scorer is not None:
            annotated.append([fact(a) - fact(b) for a, b in pairs])
        bad += floors(topic, grown, zip(found, (grown, free), strict=True))
    print(
        f"assertions of the sources that are told: fewer in {falls} of {len(own) * (len(lengths) - 1)} steps"
    )
    for name, losses in (("assertions of the sources", own), ("annotated facts", annotated)):
        if losses:
            cost = [mean(column) for column in zip(*losses, strict=True)]
            worst = max(range(len(cost)), key=cost.__getitem__)
            print(
                f"{name} that growing costs, mean over {len(losses)} topics: {mean(cost):.3f}; "
                f"at the worst length ({lengths[worst]} words) {cost[worst]:.3f}; "
                f"more than .02 at {sum(c > 0.02 for c in cost)} of {len(cost)} lengths"
            )
    print("\n".join(bad))
    return int(bool(bad))


def auto(study: Study, pipeline: Pipeline) -> int:
    """Return the automatic length."""
    return int(pipeline.write(study, Budget.of("auto")).metrics.budget["limit"])


def floors(topic: str, grown: Sweep, knees: Iterable[tuple[int, Sweep]]) -> Iterator[str]:
    """Yield what is below its floor."""
    steps = grown.rows[1:]
    if mean(r.order for r in steps) < 0.95:
        yield f"{topic}: tau below .95"
    if mean(r.kept == 1 for r in steps) < 0.95:
        yield f"{topic}: something lost in more than 5 % of steps"
    for found, sweep in knees:
        if sweep.knee is not None and abs(found - sweep.knee) > 0.2 * sweep.knee:
            yield f"{topic}: automatic length {found}, knee {sweep.knee}"


if __name__ == "__main__":
    sys.exit(main())
