"""What is merged in real newswire of which no day is known: benchmarks/trust/newswire.py [--show].

``newswire.jsonl`` holds 63 stories of the Lee corpus (Australian newswire of late 2001; the gensim wheel
ships it; 244 articles of one agency, over a month), and 930 pairs of their sentences that editors judged: one
assertion, the same in part, or another one. The file holds no text: a sentence is article, start and end. The
pairs are those to which the model gave .25 or more when they were judged. Nothing is trained on them.

Prints what of the merged pairs is which, and how much of what is one assertion is merged.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from summarize import Document, Pipeline

STORIES = Path(__file__).parent / "newswire.jsonl"
KINDS = ("same", "related", "other")
Place = tuple[int, int]
"""Number of an article, and where a sentence of it begins."""


def articles() -> list[str]:
    """Return the texts of the corpus; gensim itself is not imported."""
    spec = importlib.util.find_spec("gensim")
    if spec is None or spec.origin is None:
        msg = "the articles come from the gensim wheel: run make bench-newswire, which installs it"
        raise SystemExit(msg)
    path = Path(spec.origin).parent / "test" / "test_data" / "lee_background.cor"
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def judged(story: Mapping[str, list[list[int]]]) -> dict[frozenset[Place], str]:
    """Return what two sentences of a story are to each other."""
    return {
        frozenset(((pair[0], pair[1]), (pair[3], pair[4]))): kind for kind in KINDS for pair in story[kind]
    }


def merged(
    story: Mapping[str, list[int]], texts: list[str], publisher: str | None
) -> Iterator[tuple[frozenset[Place], str, str]]:
    """Yield the pairs of sentences in other words that are merged: their places, and both texts."""
    documents = [
        Document(text=texts[k], id=f"{k:03}", language="en", publisher=publisher) for k in story["articles"]
    ]
    study = Pipeline().study(documents)
    analysis = study.analysis
    for cluster in study.ranking.clusters:
        told = [cluster.lead, *(m.sentence for m in cluster.duplicates if m.relation == "paraphrase")]
        for i, j in combinations(told, 2):
            places = frozenset(
                (int(analysis.document(k).id), analysis.sentences[k].span.start) for k in (i, j)
            )
            if analysis.texts[i] != analysis.texts[j]:
                yield places, analysis.texts[i], analysis.texts[j]


def main() -> None:
    """Print the figures, for articles whose publisher is stated and not."""
    texts = articles()
    stories = [json.loads(line) for line in STORIES.read_text(encoding="utf-8").splitlines()]
    for publisher, name in ((None, "not stated"), ("ABC", "stated")):
        print(f"publisher {name}: {scored(stories, texts, publisher)}")


def scored(stories: list[dict[str, Any]], texts: list[str], publisher: str | None) -> str:
    """Return what the merged pairs are, in one line."""
    count, same = Counter[str](), 0
    for story in stories:
        known = judged(story)
        same += len(story["same"])
        for places, first, second in merged(story, texts, publisher):
            kind = known.get(places, "not judged")
            count[kind] += 1
            if "--show" in sys.argv and kind != "same":
                print(f"{kind}\n    {first}\n    {second}")
    pairs = max(1, sum(count.values()))
    return (
        f"{pairs} pairs merged: {count['same']} one assertion, {count['related']} in part, {count['other']} "
        f"others, {count['not judged']} not judged; right or in part "
        f"{(count['same'] + count['related']) / pairs:.3f}; {count['same'] / same:.3f} of {same} found"
    )


if __name__ == "__main__":
    main()
