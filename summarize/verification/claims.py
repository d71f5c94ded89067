"""Digest → every text that it says to stand somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.model import Digest
from summarize.model.comparison import Discrepancy
from summarize.model.digest import Excerpt
from summarize.model.places import Place, Quote
from summarize.model.voices import Utterance


@dataclass(frozen=True, slots=True)
class Claim:
    """A text, where it is said to stand, and what the digest uses it for."""

    label: str
    text: str
    quote: Quote | Place
    sentence: bool = True
    """Whether it is a whole sentence."""


def whole_claims(digest: Digest) -> list[Claim]:
    """Return the title and every sentence that the digest shows."""
    claims = []
    if digest.title is not None and digest.title.span is not None:
        claims.append(Claim("the title", digest.title.text, digest.title.span, sentence=False))
    for excerpt in digest.excerpts:
        label = f"excerpt {excerpt.order}"
        claims.append(Claim(label, excerpt.text, excerpt.span))
        if excerpt.context is not None:
            claims.append(Claim(f"the context of {label}", excerpt.context.text, excerpt.context.span))
        claims += [Claim(f"a support of {label}", s.text, s.span) for s in excerpt.support]
    return claims


def part_claims(digest: Digest) -> list[Claim]:
    """Return what is said about sentences that stand elsewhere in the digest too, or about parts of them."""
    return [
        *(claim for excerpt in digest.excerpts for claim in _of_excerpt(excerpt)),
        *(claim for n, card in enumerate(digest.discrepancies, 1) for claim in _of_card(n, card)),
        *(claim for n, utterance in enumerate(digest.quotes, 1) for claim in _of_utterance(n, utterance)),
        *_of_coverage(digest),
        *_of_novelty(digest),
    ]


def _of_excerpt(excerpt: Excerpt) -> Iterator[Claim]:
    label = f"excerpt {excerpt.order}"
    for name, part in (("claimant", excerpt.claimant), ("status", excerpt.status)):
        if part is not None:
            yield Claim(f"the {name} of {label}", part.text, part.span, sentence=False)
    for vote in excerpt.explanation.votes:
        yield Claim(f"a neighbour of {label}", vote.text, vote.span)
    if (runner_up := excerpt.explanation.runner_up) is not None:
        yield Claim(f"the runner-up of {label}", runner_up.text, runner_up.span)


def _of_card(number: int, card: Discrepancy) -> Iterator[Claim]:
    for value in card.values:
        yield Claim(f"a sentence of discrepancy {number}", value.sentence.text, value.sentence.span)
        yield Claim(f"a value of discrepancy {number}", value.raw, value.span, sentence=False)


def _of_utterance(number: int, utterance: Utterance) -> Iterator[Claim]:
    label = f"utterance {number}"
    for wording in utterance.wordings:
        yield Claim(f"a sentence of {label}", wording.sentence.text, wording.sentence.span)
        yield Claim(f"a wording of {label}", wording.text, wording.span, sentence=False)
        if wording.speaker is not None:
            yield Claim(f"a speaker of {label}", wording.speaker.text, wording.speaker.span, sentence=False)
    if utterance.speaker is not None:
        who = utterance.speaker
        yield Claim(f"the speaker of {label}", who.text, who.span, sentence=False)


def _of_coverage(digest: Digest) -> Iterator[Claim]:
    for theme in digest.coverage.themes:
        yield Claim("the lead of a theme", theme.lead.text, theme.lead.span)
    for alone in digest.coverage.single_source:
        yield Claim("a statement of one source", alone.text, alone.span)
        for fact in alone.facts:
            yield Claim("a fact of one source", fact.text, fact.span, sentence=False)
    for mention in digest.timeline:
        yield Claim("a date", mention.text, mention.span, sentence=False)
        yield Claim("the sentence of a date", mention.sentence.text, mention.sentence.span)


def _of_novelty(digest: Digest) -> Iterator[Claim]:
    if digest.novelty is None:
        return
    known = {source.id for source in digest.sources}
    for figure in digest.novelty.figures:
        yield Claim("a figure against the earlier digest", figure.text, figure.span, sentence=False)
    for told in digest.novelty.told:
        yield Claim("a sentence that was told before", told.text, told.span)
    for dropped in digest.novelty.dropped:
        # What was dropped may stand in a source that this digest does not have.
        if dropped.reason != "source-gone" or dropped.span.source in known:
            yield Claim("a dropped sentence", dropped.text, dropped.span, sentence=False)
