"""Sweep → the curves that are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.tuning.sweep import Sweep


@dataclass(frozen=True, slots=True)
class Curve:
    """One measure over the lengths."""

    name: str
    shares: tuple[float, ...]
    """0 to 1, aligned with the rows of the sweep."""


def curves(sweep: Sweep) -> list[Curve]:
    """Return concepts, facts and voices, then further scores."""
    rows = sweep.rows
    found = [
        Curve("concepts", tuple(row.concepts for row in rows)),
        Curve("facts", tuple(row.facts for row in rows)),
        Curve("voices quoted", tuple(row.voices / sweep.voices for row in rows)),
    ]
    names = [*rows[0].scores] if rows else []
    return found + [Curve(name, tuple(row.scores[name] for row in rows)) for name in names]
