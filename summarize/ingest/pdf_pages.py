"""Lines of the pages of a PDF → one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from summarize.language.lines import ends_with_stop

_DIVIDED = regex.compile(r"(\p{L}+)-\n(\p{Ll}\p{L}*)")
_SOFT = regex.compile(r"\u00ad\n?")
_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")
_DIGITS = regex.compile(r"\d+")
_FEWEST_PAGES = 3


def join_pages(pages: Sequence[Sequence[str]]) -> str:
    """Join pages by a blank line, or by a line break where a sentence goes on."""
    repeated = _repeated(pages)
    text = ""
    for lines in pages:
        kept = list(lines)
        while kept and _shape(kept[0]) in repeated:
            kept.pop(0)
        while kept and _shape(kept[-1]) in repeated:
            kept.pop()
        if not kept:
            continue
        goes_on = text and not ends_with_stop(text[-200:]) and kept[0][0].islower()
        text += ("\n" if goes_on else "\n\n" if text else "") + "\n".join(kept)
    return _undivided(text)


def _repeated(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the lines that head or foot most pages, numbers aside."""
    if len(pages) < _FEWEST_PAGES:
        return set()
    ends = Counter(shape for lines in pages for shape in {_shape(line) for line in (*lines[:2], *lines[-2:])})
    return {shape for shape, count in ends.items() if count > len(pages) / 2 and count >= _FEWEST_PAGES}


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line)


def _undivided(text: str) -> str:
    """Put divided words together, with their hyphen where the text writes them with one elsewhere."""
    text = _SOFT.sub("", text)
    words = set(_WORD.findall(text))

    def whole(found: regex.Match[str]) -> str:
        with_hyphen = f"{found[1]}-{found[2]}"
        return (
            with_hyphen if with_hyphen in words and found[1] + found[2] not in words else found[1] + found[2]
        )

    return _DIVIDED.sub(whole, text)
