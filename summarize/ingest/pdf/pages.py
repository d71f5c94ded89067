"""Lines of the pages of a PDF → one text."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from summarize.language.lines import ends_with_stop, looks_like_headline

_DIVIDED = regex.compile(r"(\p{L}+)-\n(\p{Ll}\p{L}*)")
_SOFT = regex.compile(r"\u00ad\n?")
_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")
_FULL = 0.75
"""Share of the longest line of its page that a line has which breaks off."""


def join_pages(pages: Sequence[Sequence[str]]) -> str:
    """Join pages by a blank line, or by a line break where a sentence goes on."""
    text, last, full = "", "", 0.0
    for lines in pages:
        if not lines:
            continue
        goes_on = (
            last and not ends_with_stop(last) and (lines[0][0].islower() or _breaks_off(last, full, lines[0]))
        )
        text += ("\n" if goes_on else "\n\n" if text else "") + "\n".join(lines)
        last, full = lines[-1], _FULL * max(map(len, lines))
    return _undivided(text)


def _breaks_off(last: str, full: float, first: str) -> bool:
    """Whether the last line of a page is as long as lines are, and no headline begins the next page."""
    return len(last) >= full and len(last.split()) > 1 and not looks_like_headline(first)


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
