"""Sweep → its curves, as a plot in plain text, SVG or PNG."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

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


_COLUMNS, _LINES = 60, 15
_MARKS = "*o.+x#@%"


def to_chart(sweep: Sweep) -> str:
    """Return the curves as marks on a grid of shares over words; a line of bars shows the knee."""
    drawn = curves(sweep)
    first, last = sweep.rows[0].limit, sweep.rows[-1].limit
    grid = [[" "] * (_COLUMNS + 1) for _ in range(_LINES + 1)]
    if sweep.knee is not None:
        for line in grid:
            line[_column(sweep.knee, first, last)] = "|"
    for mark, curve in reversed([*zip(_MARKS, drawn, strict=False)]):
        for row, share in zip(sweep.rows, curve.shares, strict=True):
            height = round(min(1.0, max(0.0, share)) * _LINES)
            grid[_LINES - height][_column(row.limit, first, last)] = mark
    lines = [f"{_label(n):>5} |{''.join(line).rstrip()}" for n, line in enumerate(grid)]
    axis = f"{first}{str(last) + ' words':>{_COLUMNS + 1 - len(str(first))}}"
    legend = "   ".join(f"{mark} {curve.name}" for mark, curve in zip(_MARKS, drawn, strict=False))
    bend = "" if sweep.knee is None else f"   | knee, {sweep.knee} words"
    return (
        "\n".join([*lines, f"      +{'-' * (_COLUMNS + 1)}", f"       {axis}", f"       {legend}{bend}"])
        + "\n"
    )


def _column(limit: int, first: int, last: int) -> int:
    return round((limit - first) / max(1, last - first) * _COLUMNS)


def _label(line: int) -> str:
    return f"{(_LINES - line) / _LINES:.0%}" if line % 5 == 0 else ""


_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Okabe and Ito's, which colour-blind readers can distinguish."""
_LEFT, _TOP, _WIDTH, _HEIGHT = 60, 20, 560, 300
_TITLE = "What a length buys"


def to_svg(sweep: Sweep) -> str:
    """Return the curves as an SVG document; the same sweep gives the same bytes."""
    size = f'width="{_LEFT + _WIDTH + 130}" height="{_TOP + _HEIGHT + 50}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">\n'
        f'<title>{_TITLE}</title>\n<rect width="100%" height="100%" fill="white"/>\n'
    )
    return head + "\n".join([*_axes(sweep), *_lines(sweep)]) + "\n</svg>\n"


def _axes(sweep: Sweep) -> Iterator[str]:
    bottom, right = _TOP + _HEIGHT, _LEFT + _WIDTH
    for tenth in range(0, 11, 2):
        y = bottom - tenth / 10 * _HEIGHT
        yield f'<line x1="{_LEFT}" x2="{right}" y1="{y:g}" y2="{y:g}" stroke="#ddd"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:g}" text-anchor="end">{tenth * 10} %</text>'
    for row in sweep.rows[:: max(1, len(sweep.rows) // 8)]:
        x = _x(row.limit, sweep)
        yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{row.limit}</text>'
    yield f'<text x="{_LEFT + _WIDTH / 2:g}" y="{bottom + 38}" text-anchor="middle">words</text>'
    if sweep.knee is not None:
        x = _x(sweep.knee, sweep)
        yield f'<path d="M{x:.1f} {_TOP}V{bottom}" stroke="#555" stroke-dasharray="4"/>'
        yield f'<text x="{x + 4:.1f}" y="{bottom - 6}" fill="#555">knee, {sweep.knee} words</text>'


def _lines(sweep: Sweep) -> Iterator[str]:
    for number, curve in enumerate(curves(sweep)):
        colour = _COLOURS[number % len(_COLOURS)]
        points = " ".join(
            f"{_x(row.limit, sweep):.1f},{_TOP + (1 - share) * _HEIGHT:.1f}"
            for row, share in zip(sweep.rows, curve.shares, strict=True)
        )
        y, name = _TOP + 14 + 20 * number, escape(curve.name, quote=False)
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield f'<text x="{_LEFT + _WIDTH + 12}" y="{y}" fill="{colour}">{name}</text>'


def _x(limit: int, sweep: Sweep) -> float:
    first, last = sweep.rows[0].limit, sweep.rows[-1].limit
    return _LEFT + (limit - first) / max(1, last - first) * _WIDTH


def to_png(sweep: Sweep) -> bytes:
    """Return the curves as a PNG image.

    Raises:
        ModuleNotFoundError: matplotlib is not installed: it comes with the extra ``plot``.

    """
    # An extra, which takes half a second to import.
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(7.5, 4.2), dpi=120, layout="constrained")
    axes = figure.subplots()
    limits = [row.limit for row in sweep.rows]
    for number, curve in enumerate(curves(sweep)):
        axes.plot(limits, curve.shares, label=curve.name, color=_COLOURS[number % len(_COLOURS)])
    if sweep.knee is not None:
        axes.axvline(sweep.knee, color="#555555", linestyle="--", label=f"knee, {sweep.knee} words")
    axes.set(xlabel="words", ylabel="share", ylim=(0, 1), title=_TITLE)
    axes.grid(visible=True, color="#dddddd")
    axes.legend(loc="lower right")
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()
