"""Card → what a reader sees of it: its subject, how the sources differ, and the clause of each."""

from __future__ import annotations

import regex

from summarize.model.comparison import Discrepancy, FigureVerdict, Value
from summarize.model.places import Quote
from summarize.render.citations import Legend
from summarize.render.entries import Item, Line

_MOST = 8
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
    lines = [Line((*cited[key],), said[key], places=(*cited[key].values(),)) for key in [*cited][:_MOST]]
    if len(cited) > _MOST:
        lines.append(Line((), f"and {len(cited) - _MOST} more in the JSON"))
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
