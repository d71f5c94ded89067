"""A wrong word → what was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return a question about the nearest of the known words, or nothing where none is near."""
    close = difflib.get_close_matches(wrong, list(known), n=1) or difflib.get_close_matches(
        wrong.casefold(), list(known), n=1
    )
    return f", did you mean {close[0]!r}?" if close else ""
