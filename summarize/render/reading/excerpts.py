"""Digest → its excerpts as a reader checks them, and the chips that cite a source or a place in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from summarize.model.comparison import Place, Quote
from summarize.model.digest import Digest, Excerpt, Source
from summarize.render.citations import checked_url
from summarize.render.text import Line, day_of, news_mark


@dataclass(frozen=True, slots=True)
class Chip:
    """A citation: the number of a source, its name, its day (or ""), and the id of the place in the page."""

    number: int
    name: str
    day: str
    target: str


@dataclass(frozen=True, slots=True)
class Chips:
    """Cites the sources of one digest."""

    digest: Digest
    numbers: Mapping[str, int]
    """Number of each source by its id."""
    days: Mapping[str, str]
    names: Mapping[str, str]

    @classmethod
    def of(cls, digest: Digest) -> Chips:
        """Number the sources as every format does."""
        numbers = {source.id: number for number, source in enumerate(digest.sources, 1)}
        days = {source.id: day_of(digest, source.id) for source in digest.sources}
        return cls(digest, numbers, days, {source.id: name(source) for source in digest.sources})

    def at(self, span: Quote | Place) -> Chip:
        """Return the chip of a sentence."""
        return self.source(self.numbers[span.source], span)

    def source(self, number: int, span: Quote | Place | None = None) -> Chip:
        """Return the chip of a source by its number, of all of it where no sentence is given."""
        source = self.digest.sources[number - 1]
        target = f"s{number}" if span is None else self.anchor(span)
        return Chip(number, self.names[source.id], self.days[source.id], target)

    def anchor(self, span: Quote | Place) -> str:
        """Return the id of a sentence in the page."""
        return f"s{self.numbers[span.source]}-{span.start}"

    def line(self, line: Line) -> Iterator[Chip]:
        """Yield the chips of a line of a section."""
        for n, number in enumerate(line.cited):
            yield self.source(number, line.places[n] if n < len(line.places) else None)


def name(source: Source) -> str:
    """Return a short name: the publisher, or the host, or the file."""
    url = checked_url(source.url)
    host = urlsplit(url).hostname if url else None
    stem = PurePath(source.origin or "").stem
    return source.publisher or host or stem or source.id


_HOW = {"exact": "in the same words", "copy": "a copy", "paraphrase": "in other words"}


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of a source that says it, and in which words."""

    chip: Chip
    text: str
    how: str
    first: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An excerpt; empty strings where there is nothing to say."""

    order: int
    text: str
    context: str
    news: str
    """Whether it is new or updated since the earlier digest."""
    chip: Chip
    also: tuple[Chip, ...]
    similar: tuple[Chip, ...]
    voices: str
    sayings: tuple[Saying, ...]
    """Its own sentence, then the others by the numbers of their sources."""
    sources: int
    """How many sources these are of."""
    first: str
    """Who published it first; where that is not known, ``unknown`` has the reason."""
    unknown: str


def excerpts(chips: Chips) -> Iterator[Shown]:
    """Yield the excerpts in order."""
    for excerpt in chips.digest.excerpts:
        yield _shown(excerpt, chips)


def _shown(excerpt: Excerpt, chips: Chips) -> Shown:
    quoted = chips.at(excerpt.span)
    said = sorted(((chips.at(s.span), s) for s in excerpt.support), key=lambda pair: pair[0].number)
    similar = sorted(((chips.at(s.span), s) for s in excerpt.see_also), key=lambda pair: pair[0].number)
    also = {chip.number: chip for chip, _ in said if chip.number != quoted.number}
    speaking = [chips.digest.sources[n - 1] for n in (quoted.number, *also)]
    earliest = first(speaking)
    number = chips.numbers[earliest.id] if earliest is not None else 0
    sayings = [Saying(quoted, excerpt.text, "quoted", quoted.number == number)]
    sayings += [Saying(c, s.text, _HOW[s.relation], c.number == number) for c, s in said]
    sayings += [Saying(c, s.text, "probably much the same", first=False) for c, s in similar]
    voices = excerpt.corroboration.independent
    return Shown(
        order=excerpt.order,
        text=excerpt.text,
        context=excerpt.context.text if excerpt.context is not None else "",
        news=news_mark(chips.digest, excerpt),
        chip=quoted,
        also=tuple(also.values()),
        similar=tuple({chip.number: chip for chip, _ in similar}.values()),
        voices=f"{voices} independent" if also else "",
        sayings=tuple(sayings),
        sources=len({saying.chip.number for saying in sayings}),
        first=_first_line(speaking, chips.source(number)) if number else "",
        unknown="" if number else _why_unknown(speaking),
    )


def first(sources: Sequence[Source]) -> Source | None:
    """Return which of the dated sources was published first; None where their dates do not say."""
    dated = [(source, source.published) for source in sources if source.published]
    if len(dated) < 2:
        return None
    moments = [datetime.fromisoformat(published) for _, published in dated]
    exact = all(len(published) > 10 for _, published in dated)
    zoned = {moment.tzinfo is not None for moment in moments}
    keys = (
        [moment.timestamp() for moment in moments]
        if exact and zoned == {True}
        else [float(moment.toordinal()) for moment in moments]
    )
    earliest = min(keys)
    return dated[keys.index(earliest)][0] if keys.count(earliest) == 1 else None


def _first_line(speaking: Sequence[Source], chip: Chip) -> str:
    undated = any(source.published is None for source in speaking)
    return f"published first{' of those with a date' * undated}: [{chip.number}] {chip.name}"


def _why_unknown(speaking: Sequence[Source]) -> str:
    if len(speaking) < 2:
        return ""
    dated = sum(source.published is not None for source in speaking)
    reason = "not enough of them have a date" if dated < 2 else "their dates do not say"
    return f"Which of them was first is not known: {reason}."
