"""What each constant of the choice of sentences is worth on topics that it was not chosen on.

python benchmarks/quality/tuning.py [--gold FOLDER] [NAME=VALUE,VALUE… …]

One objective for all: of the weight of the facts that annotators listed, the share that the digest tells of
the best that a greedy choice tells in as many words; the mean over lengths, then over topics. Before it come
the constraints: no more statements that a later article withdrew are told alone, and no more excerpts repeat
facts, than with the defaults; ROUGE-2 beside the lead baseline stays at 1, and on Opinosis at 1.4 times
TextRank. A value that breaks one is marked and is not chosen.

For each constant it prints the objective at each value (how flat it is), the standard error over the topics,
and leave-one-out: for each topic the value that is best on the others, and what that value gives on it.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from figures import DATA, ROOT, _topics

from summarize import Budget, Digest, Document, Pipeline, load
from summarize.assembly import Study
from summarize.evaluate.measures import Rouge, mean_and_error
from summarize.evaluate.systems import baselines, lead
from summarize.evaluate.topics import Topic
from summarize.stages.select import ConceptCoverage

GOLD = DATA.parent / "gold"
LENGTHS = (100, 150, 200, 250)
GRID: Mapping[str, Sequence[float]] = {
    "alike": (0.0, 0.5, 0.75, 1.0, 1.25),
    "cost_exponent": (0.35, 0.5, 0.65, 0.8, 1.0),
    "filler": (0.0, 0.03, 0.05, 0.1),
    "overtaken": (0.0, 0.1, 0.2, 0.3, 0.5, 1.0),
    "position_decay": (0.75, 0.9, 1.0, 1.1, 1.25),
    "quoted": (0.0, 0.75, 1.0, 1.5, 2.0),
    "rank_exponent": (0.0, 0.25, 0.5),
    "repeats": (0.16, 0.18, 0.2, 0.22, 0.25, 0.3, 1.0),
    "single_voice": (0.0, 0.05, 0.1, 0.2, 0.4),
    "unconfirmed": (0.3, 0.4, 0.5, 0.6, 0.8, 1.0),
    "voices": (0.2, 0.3, 0.4, 0.5, 0.6),
    "word_weight": (0.0, 0.05, 0.1, 0.2),
}
Place = tuple[str, int, int]


@dataclass(frozen=True)
class Gold:
    """One annotated topic."""

    name: str
    study: Study
    sources: Mapping[str, str]
    """Id of a source in the digest to its name in the annotation."""
    facts: Sequence[tuple[float, frozenset[Place]]]
    """Weight, and the sentences that tell it."""
    withdrawn: Sequence[tuple[Place, frozenset[Place]]]
    """A sentence, and those that withdraw it."""
    words: Mapping[Place, int]

    def told(self, digest: Digest) -> list[Place]:
        """Return the annotated sentence of each excerpt, in order; the excerpt itself where there is none."""
        spans = [(self.sources[e.span.source], e.span.start, e.span.end) for e in digest.excerpts]
        return [
            max(self.words, key=lambda s: (_common(s, span), s), default=span)
            if any(_common(s, span) >= 0.6 * min(s[2] - s[1], span[2] - span[1]) for s in self.words)
            else span
            for span in spans
        ]

    def weight(self, chosen: frozenset[Place]) -> float:
        """Return the weight of the facts that sentences tell."""
        return math.fsum(weight for weight, places in self.facts if places & chosen)

    def best(self, limit: int) -> float:
        """Return the greatest weight that a greedy choice of annotated sentences tells."""
        return max(self._greedy(limit, per_word=True), self._greedy(limit, per_word=False))

    def _greedy(self, limit: int, *, per_word: bool) -> float:
        chosen: frozenset[Place] = frozenset()
        used = 0
        while True:
            now = self.weight(chosen)
            gains = {
                s: (self.weight(chosen | {s}) - now) / (n if per_word else 1)
                for s, n in self.words.items()
                if s not in chosen and used + n <= limit
            }
            best = max(gains, key=lambda s: (gains[s], s), default=None)
            if best is None or gains[best] <= 0:
                return now
            chosen, used = chosen | {best}, used + self.words[best]


@dataclass
class Outcome:
    """What one choice of constants gives."""

    facts: dict[str, float] = field(default_factory=dict)
    """Topic to its share of the best."""
    alone: int = 0
    """Withdrawn statements that are told without what withdraws them."""
    again: int = 0
    """Excerpts that tell only facts that earlier ones told."""
    rouge: float = 0.0
    opinosis: float = 0.0

    @property
    def objective(self) -> float:
        """The mean over the topics."""
        return mean_and_error([*self.facts.values()])[0]

    def breaks(self, default: Outcome) -> str:
        """Return which constraints it breaks."""
        broken = {
            "withdrawn": self.alone > default.alone,
            "repeats": self.again > default.again,
            "ROUGE": self.rouge < min(1.0, default.rouge),
            "Opinosis": self.opinosis < min(1.4, default.opinosis),
        }
        return ", ".join(name for name, is_broken in broken.items() if is_broken)


def _common(a: Place, b: Place) -> int:
    return max(0, min(a[2], b[2]) - max(a[1], b[1])) if a[0] == b[0] else 0


def _place(sentence: Mapping[str, Any]) -> Place:
    return sentence["source"], sentence["start"], sentence["end"]


def _annotated(folder: Path, pipeline: Pipeline) -> Iterator[Gold]:
    """Yield the topics that have an annotation in a folder, and the example articles."""
    rows = {}
    for path in DATA.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").split("\n"):
            row = json.loads(line) if line.strip() else {}
            if "documents" in row:
                rows[row["id"]] = row["documents"]
    for path in sorted(folder.glob("*.json")):
        if path.stem in rows:
            gold = json.loads(path.read_text(encoding="utf-8"))
            texts = {d["id"]: d["text"] for d in rows[path.stem]}
            documents = [
                Document(
                    text=d["text"], title=d.get("title") or None, published=d.get("date"), origin=d["id"]
                )
                for d in rows[path.stem]
            ]
            yield _gold(path.stem, gold, texts, pipeline.study(documents))
    examples = load(ROOT / "seeds")
    gold = json.loads((ROOT / "tests/gold/seeds.json").read_text(encoding="utf-8"))
    texts = {str(d.origin): d.text for d in examples}
    yield _gold("examples", gold, texts, pipeline.study(examples))


def _gold(name: str, gold: Mapping[str, Any], texts: Mapping[str, str], study: Study) -> Gold:
    facts = [(n["weight"], frozenset(map(_place, n["sentences"]))) for n in gold["nuggets"]]
    same = [frozenset(map(_place, group["sentences"])) for group in gold["same"]]
    withdrawn = []
    for item in gold.get("withdrawn", ()):
        by = _place(item["by"])
        answers = frozenset({by}).union(*(group for group in same if by in group))
        withdrawn.append((_place(item.get("sentence", item)), answers))
    places = {p for _, told in facts for p in told} | {p for p, _ in withdrawn}
    places |= {p for _, answers in withdrawn for p in answers}
    return Gold(
        name=name,
        study=study,
        sources={d.id: str(d.origin) for d in study.analysis.sources},
        facts=facts,
        withdrawn=withdrawn,
        words={p: len(texts[p[0]][p[1] : p[2]].split()) for p in places},
    )


@dataclass(frozen=True)
class Bench:
    """Everything that is read and ranked once."""

    pipeline: Pipeline
    golds: Sequence[Gold]
    best: Mapping[tuple[str, int], float]
    news: Sequence[tuple[Topic, Study]]
    reviews: Sequence[tuple[Topic, Study]]
    lead: float
    textrank: float

    @classmethod
    def read(cls, folder: Path, pipeline: Pipeline) -> Bench:
        """Read and rank every topic."""
        golds = list(_annotated(folder, pipeline))
        annotated = {gold.name.split(".")[0] for gold in golds}
        # Annotated topics, in every language that they are written in.
        news = [t for t in _topics("multiling2011-dev.jsonl") if t.id.split(".")[0] in annotated]
        reviews = _topics("opinosis-dev.jsonl")
        textrank = baselines()["TextRank (cosine)"]
        return cls(
            pipeline=pipeline,
            golds=golds,
            best={(gold.name, n): gold.best(n) for gold in golds for n in LENGTHS},
            news=[(t, pipeline.study(t.documents)) for t in news],
            reviews=[(t, pipeline.study(t.documents)) for t in reviews],
            lead=_mean(_NEWS, [(t, lead(t, 250)) for t in news], "f1"),
            textrank=_mean(_REVIEWS, [(t, textrank(t, 25)) for t in reviews], "recall"),
        )

    def outcome(self, select: ConceptCoverage) -> Outcome:
        """Measure one choice of constants."""
        pipeline, result = replace(self.pipeline, select=select), Outcome()
        for gold in self.golds:
            shares = []
            for length in LENGTHS:
                told = gold.told(pipeline.write(gold.study, Budget(length)))
                shares.append(gold.weight(frozenset(told)) / self.best[gold.name, length])
                result.alone += sum(s in told and not answers & {*told} for s, answers in gold.withdrawn)
                result.again += _repeats(gold, told)
            result.facts[gold.name] = math.fsum(shares) / len(shares)
        news = [(t, pipeline.write(study, Budget(250)).text) for t, study in self.news]
        result.rouge = _mean(_NEWS, news, "f1") / self.lead
        reviews = [(t, pipeline.write(study, Budget(25)).text) for t, study in self.reviews]
        result.opinosis = _mean(_REVIEWS, reviews, "recall") / self.textrank
        return result


_NEWS = Rouge(measure="rouge2", words=250)
_REVIEWS = Rouge(measure="rouge2", words=25, stemming=True)


def _mean(rouge: Rouge, texts: Sequence[tuple[Topic, str]], statistic: str) -> float:
    return mean_and_error([getattr(rouge(text, topic.references), statistic) for topic, text in texts])[0]


def _repeats(gold: Gold, told: Sequence[Place]) -> int:
    seen: set[int] = set()
    count = 0
    for place in told:
        facts = {n for n, (_, places) in enumerate(gold.facts) if place in places}
        count += bool(facts) and facts <= seen
        seen |= facts
    return count


def report(name: str, found: Mapping[float, Outcome], default: float) -> Iterator[str]:
    """Yield how one constant behaves."""
    yield f"{name}, {default:g} by default"
    allowed = {v: o for v, o in found.items() if v == default or not o.breaks(found[default])}
    for value, outcome in found.items():
        mean, error = mean_and_error([*outcome.facts.values()])
        figures = (
            f"alone {outcome.alone}, again {outcome.again}, ROUGE {outcome.rouge:.3f}, {outcome.opinosis:.3f}"
        )
        broken = outcome.breaks(found[default])
        remark = f"  BREAKS {broken}" if broken else ""
        yield f"  {value:6g}  facts {mean:.3f} ± {error:.3f}  {figures}{remark}"
    topics = [*found[default].facts]
    chosen = {
        out: max(
            allowed,
            key=lambda v: (math.fsum(o for t, o in allowed[v].facts.items() if t != out), v == default),
        )
        for out in topics
    }
    held = math.fsum(found[value].facts[topic] for topic, value in chosen.items()) / len(topics)
    values = ", ".join(f"{topic} {value:g}" for topic, value in chosen.items())
    yield f"  leave one out: {held:.3f} against {found[default].objective:.3f} ({values})"


def main() -> None:
    """Print every constant's behaviour, one at a time around the defaults."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--gold", type=Path, default=GOLD, help="folder of annotations of topics (%(default)s)"
    )
    parser.add_argument("constants", nargs="*", metavar="NAME=VALUE,VALUE", help="else all")
    options = parser.parse_args()
    if not any(options.gold.glob("*.json")):
        print(f"skipped: no annotation at {options.gold}")
        return
    grid = {n: tuple(map(float, vs.split(","))) for n, _, vs in (c.partition("=") for c in options.constants)}
    select = ConceptCoverage()
    bench = Bench.read(options.gold, Pipeline())
    default = bench.outcome(select)
    for name, values in (grid or GRID).items():
        now = getattr(select, name)
        found = {v: default if v == now else bench.outcome(replace(select, **{name: v})) for v in values}
        print("\n".join(report(name, {**found, now: default}, now)), flush=True)


if __name__ == "__main__":
    main()
