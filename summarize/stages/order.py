"""Selection → reading order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.language.vectors import tf_idf
from summarize.model import Choice, Collection, Ranking, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeOrder:
    """The lead first, then blocks of one theme (Barzilay et al. 2002), in time and text order."""

    theme: float = 0.12
    """Least cosine of two excerpts of one theme, average link."""

    def __call__(
        self, selection: Selection, ranking: Ranking, collection: Collection, /
    ) -> tuple[Choice, ...]:
        """Return every choice once, the lead first."""
        choices = selection.choices
        if not choices:
            return ()
        lead = min(choices, key=lambda c: _lead_key(c, ranking, collection))
        rest = [c for c in choices if c is not lead]
        blocks = _blocks([lead, *rest], collection, self.theme)
        first = next(block for block in blocks if any(c is lead for c in block))
        others = sorted(
            (block for block in blocks if block is not first),
            key=lambda block: min(_place(c, ranking, collection) for c in block),
        )
        ordered = [lead, *_sorted([c for c in first if c is not lead], ranking, collection)]
        for block in others:
            ordered += _sorted(block, ranking, collection)
        return tuple(ordered)


def _lead_key(choice: Choice, ranking: Ranking, collection: Collection) -> tuple[object, ...]:
    """Prefer a sentence that opens its article, then the most corroborated, then the highest score."""
    cluster = ranking.clusters[choice.cluster]
    opens = collection.sentences[choice.sentence].index <= 1
    return (
        not (opens and choice.context is None),
        -len(collection.earliest(cluster)),
        -round(ranking.scores[choice.cluster], 12),
        choice.sentence,
    )


def _place(choice: Choice, ranking: Ranking, collection: Collection) -> tuple[float, str, int]:
    """Return where the sources put it: mean depth of the cluster, then time, then text order."""
    members = ranking.clusters[choice.cluster].sentences
    depth = math.fsum(sorted(map(collection.depth, members))) / len(members)
    published = collection.document(choice.sentence).published or ""
    return round(depth, 9), published, choice.sentence


def _sorted(block: Sequence[Choice], ranking: Ranking, collection: Collection) -> list[Choice]:
    def key(choice: Choice) -> tuple[str, float, int]:
        depth, published, sentence = _place(choice, ranking, collection)
        return published, depth, sentence

    return sorted(block, key=key)


def _blocks(choices: Sequence[Choice], collection: Collection, threshold: float) -> list[list[Choice]]:
    """Group choices by average-link cosine of their content stems."""
    vectors = tf_idf([collection.terms[c.sentence].content for c in choices])
    cosine = (vectors @ vectors.T).toarray()
    blocks = [[i] for i in range(len(choices))]
    while len(blocks) > 1:
        link, a, b = max(
            (
                (round(float(cosine[x][:, y].mean()), 12), -i, -j)
                for i, x in enumerate(blocks)
                for j, y in enumerate(blocks[:i])
            ),
        )
        if link < threshold:
            break
        blocks[-b] += blocks.pop(-a)
    return [[choices[i] for i in block] for block in blocks]
