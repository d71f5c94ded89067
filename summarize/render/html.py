"""Digest → one self-contained HTML page, on which each sentence can be checked in its source."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import chain

from summarize.model.digest import Digest
from summarize.render.citations import checked_url, empty_line, summary_line
from summarize.render.formats import AtHand
from summarize.render.reading.excerpts import Chips, Shown, excerpts
from summarize.render.reading.made import Made, based_on, made
from summarize.render.reading.picture import Curve, Picture, curve, picture
from summarize.render.reading.texts import Reason, Text, left_out, texts
from summarize.render.templating import rendered
from summarize.render.text import Section, Table, coverage_table, long_day, news_line, sections


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the template shows, in reading order; None and empty parts have no heading."""

    summary: str
    news: str | None
    excerpts: tuple[Shown, ...]
    sections: tuple[Section, ...]
    coverage: Table | None
    picture: Picture | None
    curve: Curve | None
    left_out: tuple[Reason, ...]
    texts: tuple[Text, ...]
    made: Made


def to_html(digest: Digest, at_hand: AtHand = AtHand()) -> str:
    """Return the page. Where ``at_hand`` has the documents of the digest, it shows their texts.

    Without them it shows, of each source, the sentences that the digest holds, and says so.
    """
    chips, documents = Chips.of(digest), at_hand.documents
    shown = tuple(excerpts(chips))
    page = _Page(
        summary=summary_line(digest) if shown else empty_line(digest),
        news=news_line(digest),
        excerpts=shown,
        sections=tuple(sections(digest)) if shown else (),
        coverage=coverage_table(digest) if shown else None,
        picture=picture(shown),
        curve=curve(digest, at_hand.lengths),
        left_out=tuple(left_out(chips, documents)),
        texts=tuple(texts(chips, documents, (omission.span for omission in digest.omitted))),
        made=made(digest),
    )
    title = digest.title.text if digest.title is not None else "Digest"
    return rendered(
        "digest.html",
        digest=digest,
        page=page,
        chips=chips,
        title=title,
        based_on=based_on(title, digest.id, digest.sources),
        rtl=_runs_left(digest),
        link=checked_url,
        day=long_day,
        shade=_shade,
    )


def _shade(table: Table, row: tuple[str, ...], column: int) -> int:
    """Return how dark a cell is, 0 to 4: its share of the most in the table.

    Where the columns count different things, of the most in its own.
    """
    own = len(table.header) == 3
    cells = [r[column] for r in table.rows] if own else [cell for r in table.rows for cell in r[1:]]
    most = max(int(cell) for cell in cells if cell.isdecimal())
    return -(-4 * int(row[column]) // most) if row[column].isdecimal() else 0


def _runs_left(digest: Digest) -> bool:
    """Whether most of its letters are of a script that is written from right to left."""
    letters = [unicodedata.bidirectional(c) for c in chain.from_iterable(e.text for e in digest.excerpts)]
    leftward = sum(letter in {"R", "AL"} for letter in letters)
    return leftward > sum(letter == "L" for letter in letters)
