"""Sweep → a table for people, and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from summarize.tuning.auto import FEWEST
from summarize.tuning.sweep import Row, Sweep

_LEGEND = """\
concepts: of what independent voices have in common, the share that the digest says; facts: of the assertions,
weighed by the voices that make them; new: assertions that the line above did not make, for 50 words more;
kept, order: how much of the line above is still said, and in which order (Kendall's tau)"""


def to_table(sweep: Sweep) -> str:
    """Return a table in plain text, a line for each length, the knee marked; then what it says."""
    names = [*sweep.rows[0].scores] if sweep.rows else []
    head = [
        "words",
        "used",
        "sentences",
        "concepts",
        "facts",
        "voices",
        "redundancy",
        "new/50",
        "kept",
        "order",
    ]
    table = [[*head, *names, ""]]
    table += [[*_cells(row, sweep), "< knee" if row.limit == sweep.knee else ""] for row in sweep.rows]
    widths = [max(len(line[i]) for line in table) for i in range(len(table[0]))]
    lines = (
        "  ".join(f"{cell:>{width}}" for cell, width in zip(line, widths, strict=True)) for line in table
    )
    return "\n".join([*(line.rstrip() for line in lines), "", _LEGEND, "", conclusion(sweep)]) + "\n"


def conclusion(sweep: Sweep) -> str:
    """Return in a sentence what the sweep says."""
    last = sweep.rows[-1]
    bend = next((row for row in sweep.rows if row.limit == sweep.knee), None)
    if len(sweep.rows) < FEWEST:
        return f"A knee needs {FEWEST} lengths or more."
    if bend is None:
        return "No knee: more words go on to buy as much, or nothing."
    return (
        f"The knee is at {bend.limit} words: {bend.concepts:.0%} of the shared concepts and "
        f"{bend.voices} of {sweep.voices} voices; {last.limit} words have {last.concepts:.0%}."
    )


def _cells(row: Row, sweep: Sweep) -> Iterator[str]:
    yield from (str(row.limit), str(row.words), str(row.sentences))
    yield from (f"{row.concepts:.3f}", f"{row.facts:.3f}", f"{row.voices} of {sweep.voices}")
    yield f"{row.redundancy:.2f}"
    yield "" if row.new is None else f"{row.new:.2f}"
    yield from (f"{row.kept:.2f}", f"{row.order:.2f}")
    yield from (f"{score:.3f}" for score in row.scores.values())


def to_csv(sweep: Sweep) -> str:
    """Return a line for each length as CSV (RFC 4180, but with line feeds)."""
    out = io.StringIO()
    names = [*sweep.rows[0].scores] if sweep.rows else []
    fixed = [name for name in Row.__slots__ if name != "scores"]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*fixed, *names, "knee"])
    for row in sweep.rows:
        values = ["" if (value := getattr(row, name)) is None else value for name in fixed]
        writer.writerow([*values, *row.scores.values(), int(row.limit == sweep.knee)])
    return out.getvalue()
