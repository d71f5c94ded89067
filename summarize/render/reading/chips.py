"""Source or place in it → the chip that cites it, and where that leads to in the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from summarize.model.comparison import Place, Quote
from summarize.model.digest import Digest, Source
from summarize.render.citations import checked_url
from summarize.render.text import Line, day_of


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
