"""Fixture documents: ``title / . / input / . / expected / .``, so that a case needs no Python."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Case:
    title: str
    given: str
    expected: str


def cases(name: str) -> list[object]:
    """Read the cases of one file as parameters named by their titles.

    Raises:
        ValueError: the last case is unfinished.

    """
    text = (FOLDER / f"{name}.txt").read_bytes().decode("utf-8")
    *parts, rest = text.split("\n.\n")
    if rest.strip() or len(parts) % 3:
        unfinished = [*parts, rest][len(parts) // 3 * 3].strip()
        msg = f"{name}.txt: {unfinished!r} lacks its input, what is expected, or the '.' that ends each part"
        raise ValueError(msg)
    found = [
        Case(title.strip(), given, expected)
        for title, given, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    ]
    return [pytest.param(case, id=case.title) for case in found]
