"""Digest → the sections that are the same in every format, and the page in plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex

from summarize.model.comparison import (
    Discrepancy,
    FigureVerdict,
    Quote,
    Theme,
    Utterance,
    UtteranceWording,
    Value,
)
from summarize.model.digest import Digest, Excerpt
from summarize.render.citations import Legend, describe, empty_line, fold, summary_line

# What sections are made of: raw text, which formats escape.


@dataclass(frozen=True, slots=True)
class Line:
    """A text with the numbers of the sources that have it and, apart from it, a remark of ours."""

    cited: tuple[int, ...]
    text: str
    remark: str = ""
    places: tuple[Quote, ...] = ()
    """Where each of the sources has it, as far as that is known: the sentences, aligned with ``cited``."""


@dataclass(frozen=True, slots=True)
class Item:
    """A heading, which may be empty, and the lines under it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A title, its items, and how many are in the JSON alone."""

    title: str
    items: tuple[Item, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Themes by source: a row of cells for each theme, the first of them its label."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0


# Digest → the days of its sources, as a reader looks for them.

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_of(digest: Digest, source_id: str) -> str:
    """Return the day on which a source was published; empty where it is not known.

    "Tue 13 Jan"; "Tue 13 Jan 2026" where the sources are not all of one year.
    """
    published = {source.id: source.published for source in digest.sources if source.published}
    if source_id not in published:
        return ""
    day = date.fromisoformat(published[source_id][:10])
    years = {moment[:4] for moment in published.values()}
    year = f" {day.year}" if len(years) > 1 else ""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def long_day(moment: str) -> str:
    """Return an ISO 8601 day or month as people write it ("Tue 13 Jan 2026"); anything else as it is."""
    monthly = len(moment) == len("2026-01")
    try:
        day = date.fromisoformat(f"{moment}-01" if monthly else moment)
    except ValueError:
        return moment
    named = f"{_MONTHS[day.month - 1]} {day.year}"
    return named if monthly else f"{_WEEKDAYS[day.weekday()]} {day.day} {named}"


# Card → what a reader sees of it: its subject, how the sources differ, and the clause of each.

_MOST_VALUES = 8
_MOST_COMPARISONS = 3
_MOST_WORDS = 14
"""Words of a clause."""
_STOP = regex.compile(r"[,;:.!?…—–](?=\s|$)|\s-\s|[()“”„«»\"]")
_WORD = regex.compile(r"\S+")

VERDICTS: dict[FigureVerdict, str] = {
    "differ": "they differ",
    "update": "newer figure",
    "not-comparable": "figures that cannot be compared",
    "qualifier-differs": "worded differently",
    "agree": "the same figure",
}
"""How a verdict is said."""


def card_item(card: Discrepancy, legend: Legend) -> Item:
    """List the readings, each with the sources that give it, and how they compare."""
    cited: dict[str, dict[int, Quote]] = {}
    said: dict[str, str] = {}
    agree = card.verdict == "agree"
    for value in card.values:
        key, number = value.raw.casefold(), legend.number(value.span.source)
        said.setdefault(key, value.raw if agree else clause(value))
        cited.setdefault(key, {}).setdefault(number, value.sentence.span)
    lines = [
        Line((*cited[key],), said[key], places=(*cited[key].values(),)) for key in [*cited][:_MOST_VALUES]
    ]
    if len(cited) > _MOST_VALUES:
        lines.append(Line((), f"and {len(cited) - _MOST_VALUES} more in the JSON"))
    other = [compared for compared in card.comparisons if compared.verdict != card.verdict]
    for compared in other[:_MOST_COMPARISONS]:
        first, second = (card.values[i].raw for i in compared.values)
        lines.append(Line((), f"“{first}” / “{second}”", VERDICTS[compared.verdict]))
    return Item(card.subject if agree else f"{card.subject} — {_question(card)}", tuple(lines))


def clause(value: Value) -> str:
    """Return the words around a value in its sentence, verbatim, up to the nearest stops."""
    text, start = value.sentence.text, value.span.start - value.sentence.span.start
    end = start + value.span.end - value.span.start
    if not 0 <= start < end <= len(text) or end - start == len(text):
        return value.raw
    first = max((m.end() for m in _STOP.finditer(text, 0, start)), default=0)
    ending = _STOP.search(text, end)
    words = [m.span() for m in _WORD.finditer(text, first, ending.start() if ending else len(text))]
    before = [span for span in words if span[1] <= start]
    after = [span for span in words if span[0] >= end]
    room = max(0, _MOST_WORDS - len(_WORD.findall(text, start, end)))
    ahead = min(len(after), max(room // 2, room - len(before)))
    kept = before[max(0, len(before) - (room - ahead)) :] if room > ahead else []
    left = kept[0][0] if kept else start
    right = after[ahead - 1][1] if ahead else end
    return " ".join(text[left:right].split())


def _question(card: Discrepancy) -> str:
    stages = {value.qualifier for value in card.values}
    if card.kind == "prospect":
        return "will it be done?"
    if card.kind != "status":
        later = card.verdict == "update" and card.kind != "figure"
        return "a later report says otherwise" if later else VERDICTS[card.verdict]
    if stages & {"finalized", "agreed"}:
        return "is it agreed?"
    return "has it begun?" if "begun" in stages else "how far is it?"


# Digest → what is below its excerpts, the same in every format: raw text, which formats escape.

_MOST_ENTRIES = 8
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


def _section(title: str, items: Sequence[Item], most: int = _MOST_ENTRIES) -> Section:
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
    for (day, _), line in list(lines.items())[:_MOST_ENTRIES]:
        days.setdefault(day, []).append(line)
    items = tuple(Item(day, tuple(said)) for day, said in days.items())
    left = max(0, len(lines) - _MOST_ENTRIES)
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


# Digest → plain text, for pipes and mail.


def to_text(digest: Digest) -> str:
    """Return headline, excerpts with their citations, and the numbered sources."""
    if not digest.excerpts:
        return f"{empty_line(digest)}\n"
    legend = Legend.of(digest)
    lines = []
    if digest.title is not None:
        lines += [fold(digest.title.text), ""]
    if (news := news_line(digest)) is not None:
        lines += [news, ""]
    for excerpt in digest.excerpts:
        said = legend.says(excerpt)
        cited = f"[{legend.number(excerpt.span.source)}]{f' ({said})' if said else ''}"
        if excerpt.context is not None:
            lines.append(f"({fold(excerpt.context.text)})")
        found = mark(digest, excerpt)
        marked = f"{fold(found)}: " if found else ""
        lines += [f"{marked}{fold(excerpt.text)} {cited}", ""]
    differing = differences(digest)
    if differing.items:
        lines.append(differing.title)
        lines += _items(differing)
        lines.append("")
    lines.append("Sources")
    lines += [f"[{n}] {describe(source)}" for n, source in enumerate(digest.sources, 1)]
    lines += ["", summary_line(digest)]
    lines += [f"problem: {fold(problem.message)}" for problem in digest.input.problems]
    return "\n".join(lines) + "\n"


def _items(section: Section) -> Iterator[str]:
    for item in section.items:
        yield f"- {fold(item.heading)}"
        for line in item.lines:
            cited = ",".join(map(str, line.cited))
            remark = f": {fold(line.remark)}" if line.remark else ""
            yield f"  {f'[{cited}] ' if cited else ''}{fold(line.text)}{remark}"
    if section.more:
        yield f"- and {section.more} more in the JSON"
