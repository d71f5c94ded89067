"""Sweep → a plot in plain text, for a terminal."""

from __future__ import annotations

from summarize.tuning.curves import curves
from summarize.tuning.sweep import Sweep

_WIDTH, _HEIGHT = 60, 15
_MARKS = "*o.+x#@%"


def to_chart(sweep: Sweep) -> str:
    """Return the curves as marks on a grid of shares over words; a line of bars shows the knee."""
    drawn = curves(sweep)
    first, last = sweep.rows[0].limit, sweep.rows[-1].limit
    grid = [[" "] * (_WIDTH + 1) for _ in range(_HEIGHT + 1)]
    if sweep.knee is not None:
        for line in grid:
            line[_column(sweep.knee, first, last)] = "|"
    for mark, curve in reversed([*zip(_MARKS, drawn, strict=False)]):
        for row, share in zip(sweep.rows, curve.shares, strict=True):
            height = round(min(1.0, max(0.0, share)) * _HEIGHT)
            grid[_HEIGHT - height][_column(row.limit, first, last)] = mark
    lines = [f"{_label(n):>5} |{''.join(line).rstrip()}" for n, line in enumerate(grid)]
    axis = f"{first}{str(last) + ' words':>{_WIDTH + 1 - len(str(first))}}"
    legend = "   ".join(f"{mark} {curve.name}" for mark, curve in zip(_MARKS, drawn, strict=False))
    bend = "" if sweep.knee is None else f"   | knee, {sweep.knee} words"
    return (
        "\n".join([*lines, f"      +{'-' * (_WIDTH + 1)}", f"       {axis}", f"       {legend}{bend}"]) + "\n"
    )


def _column(limit: int, first: int, last: int) -> int:
    return round((limit - first) / max(1, last - first) * _WIDTH)


def _label(line: int) -> str:
    return f"{(_HEIGHT - line) / _HEIGHT:.0%}" if line % 5 == 0 else ""
