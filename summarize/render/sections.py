"""Digest → what is below its excerpts, the same in every format: raw text, which formats escape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summarize.model.comparison import Theme
from summarize.model.digest import Digest, Excerpt
from summarize.model.voices import Utterance, UtteranceWording
from summarize.render.cards import card_item
from summarize.render.citations import Legend
from summarize.render.days import day_of
from summarize.render.entries import Item, Line, Section, Table

_MOST = 8
"""Entries of a section on a page; the JSON has all of them."""
_MOST_ALONE = 5
_MOST_UNPLACED = 3
"""Dates without a day on a page."""
_MOST_THEMES = 10
_MOST_COLUMNS = 12
"""Sources that get a column of their own."""


def sections(digest: Digest) -> list[Section]:
    """Return what the sources agree and differ on, in reading order; empty sections are left out."""
    legend = Legend.of(digest)
    agreeing = [card for card in digest.discrepancies if card.verdict == "agree"]
    found = (
        differences(digest),
        _section("Where their figures agree", [card_item(card, legend) for card in agreeing]),
        _section("In their words", list(_utterances(digest.quotes, legend))),
        _section("Only one source says", list(_exclusive(digest, legend)), _MOST_ALONE),
        _timeline(digest, legend),
        _section("No longer said", list(_dropped(digest, legend))),
    )
    return [section for section in found if section.items]


def differences(digest: Digest) -> Section:
    """Return what the sources differ on, the gravest first."""
    legend = Legend.of(digest)
    cards = [card for card in digest.discrepancies if card.verdict != "agree"]
    return _section("Where the sources differ", [card_item(card, legend) for card in cards])


def coverage_table(digest: Digest) -> Table | None:
    """Return which source has how many sentences on which theme; None where there is one source."""
    themes, legend = digest.coverage.themes, Legend.of(digest)
    if len(digest.coverage.sources) < 2 or not themes:
        return None
    if len(digest.coverage.sources) > _MOST_COLUMNS:
        header: tuple[str, ...] = ("theme", "sources", "sentences")
    else:
        header = ("theme", *(f"[{legend.number(source)}]" for source in digest.coverage.sources))
    rows = tuple(_row(theme, len(header) == 3) for theme in themes[:_MOST_THEMES])
    return Table(header, rows, len(themes) - len(rows))


def news_line(digest: Digest) -> str | None:
    """Return what is new against the earlier digest, in one line; None where none was given."""
    if digest.novelty is None:
        return None
    statuses = [status.status for status in digest.novelty.excerpts]
    earlier = f"since the digest {digest.novelty.since[:12]}"
    gone = len(digest.novelty.dropped)
    dropped = f"; {gone} of what it reported no longer said" if gone else ""
    if {"new", "updated"}.isdisjoint(statuses):
        return f"Nothing new {earlier}{dropped}."
    counts = ", ".join(f"{statuses.count(s)} {s}" for s in ("new", "updated", "continuing") if s in statuses)
    return f"{counts} {earlier}{dropped}."


def mark(digest: Digest, excerpt: Excerpt) -> str:
    """Return what an excerpt is introduced by: its day, and how it compares with an earlier digest."""
    return ", ".join(filter(None, (day_of(digest, excerpt.span.source), news_mark(digest, excerpt))))


def news_mark(digest: Digest, excerpt: Excerpt) -> str:
    """Return "new" or "updated", with what the figures were before; empty for what was known."""
    if digest.novelty is None:
        return ""
    status = next((s.status for s in digest.novelty.excerpts if s.id == excerpt.id), "continuing")
    if status == "continuing":
        return ""
    before = dict.fromkeys(
        text for change in digest.novelty.figures if change.excerpt == excerpt.id for text in change.before
    )
    return f"{status}, before: {', '.join(before)}" if before else status


def _section(title: str, items: Sequence[Item], most: int = _MOST) -> Section:
    return Section(title, tuple(items[:most]), max(0, len(items) - most))


def _utterances(quotes: Iterable[Utterance], legend: Legend) -> Iterator[Item]:
    """List the wordings of each utterance: in the marks of the source, or said to be reported without any."""
    for utterance in quotes:
        lines = tuple(
            Line(
                (legend.number(wording.span.source),),
                _marked(wording),
                "" if wording.quoted else "reported",
                (wording.sentence.span,),
            )
            for wording in utterance.wordings
        )
        yield Item(utterance.speaker.text if utterance.speaker else "no speaker is named", lines)


def _marked(wording: UtteranceWording) -> str:
    opening, closing = ((wording.marks or "")[:1], (wording.marks or "")[-1:])
    return f"{opening}{wording.text}{closing}"


def _exclusive(digest: Digest, legend: Legend) -> Iterator[Item]:
    """List what one source alone says and neither an excerpt nor a card shows."""
    shown = {excerpt.span for excerpt in digest.excerpts}
    carded = {
        value.sentence.span
        for card in digest.discrepancies
        if card.verdict != "agree" and card.kind == "figure"
        for value in card.values
    }
    for alone in digest.coverage.single_source:
        only_figures = all(fact.kind == "figure" for fact in alone.facts)
        if alone.span in shown or (only_figures and alone.span in carded):
            continue
        cited = tuple(legend.number(source) for source in alone.documents)
        facts = ", ".join(dict.fromkeys(fact.text for fact in alone.facts))
        remark = f"{facts}{'; copies of one text' * (len(cited) > 1)}"
        yield Item("", (Line(cited, alone.text, remark, (alone.span,) * (len(cited) == 1)),))


def _timeline(digest: Digest, legend: Legend) -> Section:
    """List each day with its sentences once, then what cannot be placed."""
    lines: dict[tuple[str, str], Line] = {}
    for mention in digest.timeline:
        if mention.resolved is not None:
            number, place = legend.number(mention.span.source), mention.sentence.span
            key = mention.resolved, mention.sentence.text
            known = lines.get(key, Line((), mention.sentence.text))
            if number not in known.cited:
                known = replace(known, cited=(*known.cited, number), places=(*known.places, place))
            lines[key] = known
    days: dict[str, list[Line]] = {}
    for (day, _), line in list(lines.items())[:_MOST]:
        days.setdefault(day, []).append(line)
    items = tuple(Item(day, tuple(said)) for day, said in days.items())
    left = max(0, len(lines) - _MOST)
    unplaced = [mention for mention in digest.timeline if mention.resolved is None]
    if not unplaced:
        return Section("When", items, left)
    open_ = tuple(
        Line((legend.number(m.span.source),), f"“{m.text}”", m.how, (m.sentence.span,))
        for m in unplaced[:_MOST_UNPLACED]
    )
    return Section(
        "When", (*items, Item("not placed", open_)) if open_ else items, left + len(unplaced) - len(open_)
    )


def _dropped(digest: Digest, legend: Legend) -> Iterator[Item]:
    listed = {source.id for source in legend.sources}
    for dropped in digest.novelty.dropped if digest.novelty else ():
        here = dropped.span.source in listed
        cited = (legend.number(dropped.span.source),) if here else ()
        yield Item("", (Line(cited, dropped.text, "" if here else "its source is not among these"),))


def _row(theme: Theme, short: bool) -> tuple[str, ...]:  # noqa: FBT001  # private, one call
    speaking = sum(count > 0 for count in theme.counts)
    cells = (str(speaking), str(theme.sentences)) if short else (str(count or "·") for count in theme.counts)
    return (f"{theme.label}{' (one voice)' if theme.single_source else ''}", *cells)
