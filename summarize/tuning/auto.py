"""Selection → the length at which a digest has most of what its sources share."""

from __future__ import annotations

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking
from summarize.model import Budget, count_words
from summarize.stages.protocols import Selection
from summarize.tuning.knee import Growth
from summarize.tuning.reach import Reach

SHORTEST, LONGEST = 30, 600
"""Words: the range of lengths that a knee is looked for in."""


def longest(analysis: Analysis) -> Budget:
    """Return the longest digest that the automatic length looks at."""
    return Budget(min(LONGEST, analysis.words))


def enough(selection: Selection, ranking: Ranking, analysis: Analysis, share: float) -> Budget:
    """Return the words at which the next ones add less than ``share`` of what they do on average.

    The average is over the lengths of ``SHORTEST`` to ``LONGEST`` words, or to the end of the sources;
    ``selection`` is of the longest. What is added is the share of the concepts that independent voices
    have in common. With a share of 1 this is the knee of Kneedle.
    """
    reach = Reach.of(ranking, analysis)
    shown: list[int] = []
    lengths, shares = [0.0], [0.0]
    for choice in selection.choices:
        new = [i for i in (choice.context, choice.sentence) if i is not None and i not in shown]
        shown += new
        lengths.append(lengths[-1] + sum(count_words(analysis.texts[i]) for i in new))
        shares.append(reach.concepts_in(shown))
    if len(lengths) < 3:
        return Budget(lengths[-1]) if selection.choices else longest(analysis)
    grid = range(SHORTEST, max(SHORTEST, min(LONGEST, analysis.words)) + 1, 10)
    smooth = Growth.of(grid, [_between(lengths, shares, at) for at in grid]).at(grid)
    mean = (smooth[-1] - smooth[0]) / max(1, len(grid) - 1)
    for at, here, after in zip(grid, smooth, smooth[1:], strict=False):
        if after - here < share * mean:
            return Budget(at)
    return Budget(grid[-1])


def _between(lengths: list[float], shares: list[float], at: float) -> float:
    """Return the share at a length, straight between two digests of whole sentences."""
    for n in range(1, len(lengths)):
        if lengths[n] >= at:
            part = (at - lengths[n - 1]) / max(1e-9, lengths[n] - lengths[n - 1])
            return shares[n - 1] + part * (shares[n] - shares[n - 1])
    return shares[-1]
