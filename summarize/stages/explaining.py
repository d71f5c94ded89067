"""A choice of sentences → what each added, and which one would have come next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.stages.cover import Candidate, Cover, by_value
from summarize.stages.protocols import Choice

VOICE = "\x00"
"""Begins the name of the pseudo-concept that represents a voice; no word has it."""
_GAINS_KEPT = 8
_DIGITS = 12


def explain(cover: Cover, rivals: Sequence[Candidate]) -> Iterator[Choice]:
    """Yield the choices, the most valuable first, each with what it added and who came next."""
    rest = cover.with_all(cover.chosen)
    for candidate, added in by_value(cover):
        gains = [gain for gain in added if not gain[0].startswith(VOICE)]
        gains.sort(key=lambda g: (-round(g[1], _DIGITS), g[0]))
        rest.remove(candidate)
        second = _runner_up(rest, candidate, rivals)
        rest.add(candidate)
        yield Choice(candidate.cluster, candidate.sentence, tuple(gains[:_GAINS_KEPT]), second)


def _runner_up(rest: Cover, chosen: Candidate, rivals: Sequence[Candidate]) -> tuple[int, str] | None:
    """Return who would replace ``chosen`` beside the rest, and why it does not."""
    others = [c for c in rivals if c.sentence != chosen.sentence and rest.is_new(c)]
    if not others:
        return None
    second, its = others[0], -1.0
    for other in others:
        # In descending order of ``alone``, which bounds what they add.
        if other.alone < its:
            break
        gain = rest.gain(other)
        if (gain, -other.sentence) > (its, -second.sentence):
            second, its = other, gain
    mine = rest.gain(chosen)
    if not rest.is_below_cap(second):
        return second.sentence, "its source has its share of the digest"
    if not rest.has_room(second):
        return second.sentence, "it does not fit in what the others leave of the budget"
    if second.cluster == chosen.cluster:
        return second.sentence, f"it says the same and adds less: {its:.4f} against {mine:.4f}"
    return second.sentence, f"it adds less: {its:.4f} against {mine:.4f}"
