"""Digest → the numbers that its excerpts cite, the same in every format."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarize.model.digest import Digest, Excerpt, Json, Source
from summarize.render.links import checked_url
from summarize.render.safety import escape_markdown, fold, markdown_link


@dataclass(frozen=True, slots=True)
class Legend:
    """Sources by number, from 1, in the order of the digest."""

    sources: Sequence[Source]

    @classmethod
    def of(cls, digest: Digest) -> Legend:
        """Number the sources of a digest."""
        return cls(digest.sources)

    def number(self, source_id: str) -> int:
        """Return the number of a source."""
        return next(n for n, source in enumerate(self.sources, 1) if source.id == source_id)

    def says(self, excerpt: Excerpt) -> str:
        """Return who else says it: "also in [2] and [4]; see also [5]"; empty where nobody was found.

        Where some of them share their text, it says how many voices they are with the quoted source.
        """
        others = {self.number(s.span.source) for s in excerpt.support} - {self.number(excerpt.span.source)}
        similar = {self.number(said.span.source) for said in excerpt.see_also}
        found = excerpt.corroboration
        voices = f", {found.independent} voice{'s' * (found.independent > 1)} in all"
        derived = voices if found.independent < found.documents else ""
        also = f"also in {_listed(others)}{derived}" if others else ""
        return "; ".join(part for part in (also, f"see also {_listed(similar)}" if similar else "") if part)


def _listed(numbers: Iterable[int]) -> str:
    *most, last = (f"[{number}]" for number in sorted(numbers))
    return f"{', '.join(most)} and {last}" if most else last


def describe(source: Source) -> str:
    """Return one line that names a source: title, publisher, date, origin."""
    parts = [source.title, source.publisher, source.published, source.url or source.origin]
    return " — ".join(shown for part in parts if part and (shown := fold(part))) or source.id


def describe_linked(source: Source) -> str:
    """Return what :func:`describe` does as Markdown, linked to the address of the source where it has one."""
    url = checked_url(source.url)
    if url is None:
        return escape_markdown(describe(source))
    title = fold(source.title or "") or fold(source.url or "") or source.id
    said = [shown for part in (source.publisher, source.published) if part and (shown := fold(part))]
    return " — ".join([markdown_link(title, url), *map(escape_markdown, said)])


def summary_line(digest: Digest) -> str:
    """Return what the digest was made of, in one line."""
    given = digest.input
    voices = given.independent_groups
    sources = f"{given.documents} source{'s' * (given.documents != 1)}"
    independent = f" ({voices} independent)" if voices != given.documents else ""
    total = sum(source.words for source in digest.sources)
    read = f"{given.sentences} sentence{'s' * (given.sentences != 1)}, {total} word{'s' * (total != 1)}"
    said = length(digest.metrics.words, digest.metrics.budget)
    return f"{said} from {sources}{independent}, {read}"


def length(words: int, budget: Json) -> str:
    """Return how long a digest or a briefing is and how long it could be: ``99 of 100 words``."""
    said = f"{words} word{'s' * (words != 1)}"
    used, limit, unit = budget.get("used"), budget["limit"], budget["unit"]
    if used is None:
        return said
    if unit == "words":
        return f"{used:.15g} of {_amount(limit, unit)}"
    return f"{said} ({math.ceil(used * 1000) / 1000:g} of {_amount(limit, unit)})"


def empty_line(digest: Digest) -> str:
    """Return why a digest shows no sentence, and how long the shortest is that it could show.

    Where nothing is shown, this is all that a page says: there is nothing that a comparison of the
    sources could belong to. The JSON has everything.
    """
    budget = digest.metrics.budget
    unit, least = budget["unit"], budget.get("least")
    if least is not None and least <= budget["limit"]:
        return "No sentence is shown: those that would fit add nothing."
    nothing = f"No sentence fits in {_amount(budget['limit'], unit)}"
    if least is None or unit == "sentences":
        return f"{nothing}."
    return f"{nothing}: the shortest sentence has {_amount(least, unit)}."


def _amount(number: float, unit: str) -> str:
    shown = f"{math.ceil(number * 1000) / 1000:.15g}"
    return f"{shown} {unit.removesuffix('s') if shown == '1' else unit}"
