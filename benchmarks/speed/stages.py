"""CPU of each stage of one run, and how it grows: python stages.py [SMALL LARGE].

Prints for each stage its seconds at both sizes (2,000 and 10,000 sentences), its share of the larger run, and
the exponent of its growth. Machines are shared: run it when nothing else runs, and read the exponents.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sentences import documents

from summarize import Budget, Document, Pipeline, to_json
from summarize.analysis import Analysis, annotate
from summarize.assembly import Writing, assemble
from summarize.compare.compare import single_source, timeline
from summarize.language.words import identify
from summarize.model import distinct

_LEAST = 1e-3
"""Seconds below which a stage has no growth to speak of."""


class Clock:
    """Seconds of CPU by the name of a stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def __call__(self, name: str, stage: Callable[[], Any]) -> Any:  # noqa: ANN401  # what the stage makes
        """Run a stage and count it."""
        before = time.process_time()
        made = stage()
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - before
        return made


def run(sentences: int) -> dict[str, float]:
    """Return the seconds of each stage of one run, in the order of the run."""
    clock, pipeline = Clock(), Pipeline()
    given = distinct(Document(text=text, origin=f"{n:05}.txt") for n, text in enumerate(documents(sentences)))
    guesses = clock("identify", lambda: [identify(document.text) for document in given])
    known = [replace(d, language=guess) for d, guess in zip(given, guesses, strict=True)]
    annotated = clock("split and analyse", lambda: [annotate(d, pipeline.split) for d in known])
    analysis = Analysis(annotated, pipeline.voices)
    clock("voices", lambda: analysis.voices)
    clock("pairs", lambda: analysis.pairs)
    clusters = clock("dedup", lambda: pipeline.dedup(analysis))
    ranking = clock("rank", lambda: pipeline.rank(clusters, analysis))
    compare = pipeline.compare
    figures = clock("figures", lambda: [*compare.figures(analysis)])
    clock("progress", lambda: [*compare.progress(analysis)])
    told = [card.sentences for card in figures if card.discrepancy.verdict != "agree"]
    clock("contradictions", lambda: [*compare.contradictions(analysis, told)])
    clock("quotes", lambda: compare.quotes(analysis))
    clock("themes", lambda: compare.themes(ranking, analysis))
    clock("single source", lambda: single_source(ranking, analysis))
    clock("timeline", lambda: timeline(analysis))
    study = pipeline.study(analysis)
    selection = clock("select", lambda: pipeline.select(ranking, analysis, Budget(200)))
    ordered = clock("order", lambda: pipeline.order(selection, ranking, analysis))
    writing = Writing(
        selection=selection,
        ordered=ordered,
        budget=Budget(200),
        retelling=None,
        config={"name": pipeline.name, "values": pipeline.values},
    )
    digest = clock("write", lambda: assemble(study, writing))
    clock("JSON", lambda: to_json(digest))
    return clock.spent


def main() -> None:
    """Print a row for each stage."""
    small, large = (int(argument) for argument in sys.argv[1:3]) if len(sys.argv) > 2 else (2_000, 10_000)
    run(100)
    first, second = run(small), run(large)
    whole = sum(second.values())
    print(f"{'':18} {small:>8} {large:>8}   share  exponent")
    for name, spent in second.items():
        exponent = math.log(max(spent, _LEAST) / max(first[name], _LEAST)) / math.log(large / small)
        print(f"{name:18} {first[name]:8.3f} {spent:8.3f} {spent / whole:7.1%} {exponent:9.2f}")
    exponent = math.log(whole / sum(first.values())) / math.log(large / small)
    print(f"{'all':18} {sum(first.values()):8.3f} {whole:8.3f} {'':7} {exponent:9.2f}")


if __name__ == "__main__":
    main()
