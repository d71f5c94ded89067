"""Rows of scores → CSV and Markdown; what the configurations of a run differ in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summarize.evaluate.measures import mean_and_error
from summarize.evaluate.table import Row, Setting

_NAMES = {"rouge1": "ROUGE-1", "rouge2": "ROUGE-2", "rougeL": "ROUGE-L"}
_DIGITS = {"words": 0, "dangling": 2, "redundancy": 2}
Table = tuple[str, Setting, Sequence[Row]]
"""A language, what is beside its numbers, and its systems."""


def to_csv(tables: Sequence[Table]) -> str:
    """Return a line for each language, length, system and measure."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["language", "words", "system", "measure", "mean", "error", "topics", "p"])
    for language, setting, rows in tables:
        for row in rows:
            for name, values in row.scores.items():
                mean, error = mean_and_error(values)
                p = "" if row.p is None else row.p
                scores = [round(mean, 6), round(error, 6), len(values), p]
                writer.writerow([language, setting.words, row.system, name, *scores])
    return out.getvalue()


def to_markdown(language: str, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    """Yield a table in Markdown; ± is the standard error over topics."""
    names = [*rows[0].scores]
    yield f"{language}, {len(rows[0].scores['rouge2'])} topics, {setting}"
    yield ""
    yield "| system | " + " | ".join(_NAMES.get(name, name) for name in names) + " | p |"
    yield "|---|" + "---:|" * (len(names) + 1)
    for row in rows:
        cells = (_cell(name, row.scores.get(name, ())) for name in names)
        p = "" if row.p is None else f"{row.p:.3f}"
        yield f"| {row.system} | {' | '.join(cells)} | {p} |"


def _cell(name: str, values: Sequence[float]) -> str:
    if not values:
        return ""
    mean, error = mean_and_error(values)
    digits = _DIGITS.get(name)
    return f"{mean:.3f} ± {error:.3f}" if digits is None else f"{mean:.{digits}f}"


def heads(changed: Mapping[str, Mapping[str, tuple[Any, Any]]]) -> Iterator[str]:
    """Yield for each configuration the settings that differ from the defaults, each with its default."""
    for name, keys in changed.items():
        said = ", ".join(f"{key} {_value(ours)} ({_value(usual)})" for key, (usual, ours) in keys.items())
        yield f"{name}: {said or 'the defaults'}"


def _value(value: object) -> str:
    return "-" if value is None else json.dumps(value)
