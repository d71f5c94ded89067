"""Which article heads the digest of a topic: benchmarks/trust/heads.py [--show].

``written/heads.jsonl`` holds 54 topics in eleven languages, by authors who did not know the rules: eight
events of one day, told by five outlets each without a day, 30 affairs over weeks, and 16 events told on two
days that follow each other, of which the second one brings a change or none. For each topic its
author named the articles whose headline and opening a fair editor accepts. Nothing is trained on them; the
rule on the first two sentences was made in sight of the first 24.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from summarize import Budget, Document, Pipeline

TOPICS = Path(__file__).parent / "written" / "heads.jsonl"
WORDS = 150


def head(documents: list[Document]) -> int | None:
    """Return which of the articles the first excerpt of the digest is from; None where it says nothing."""
    pipeline = Pipeline()
    digest = pipeline.write(pipeline.study(documents), Budget(WORDS))
    ids = [document.id for document in documents]
    return ids.index(digest.excerpts[0].span.source) if digest.excerpts else None


def main() -> None:
    """Print how many topics are headed acceptably."""
    count: Counter[tuple[str, bool]] = Counter()
    for line in TOPICS.read_text(encoding="utf-8").splitlines():
        topic = json.loads(line)
        documents = [
            Document(**article, id=f"{topic['id']}-{n}", language=topic["language"])
            for n, article in enumerate(topic["articles"])
        ]
        found = head(documents)
        right = found in topic["heads"]
        count[f"{topic['kind']}, rules {topic['rules']}", right] += 1
        if "--show" in sys.argv and not right:
            named = None if found is None else documents[found].title
            print(f"{topic['id']}: {named}\n    not {documents[topic['heads'][0]].title}")
    for kind in sorted({kind for kind, _ in count}):
        print(f"{kind}: {count[kind, True]} of {count[kind, True] + count[kind, False]} headed acceptably")


if __name__ == "__main__":
    main()
