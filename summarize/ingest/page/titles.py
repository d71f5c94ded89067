"""What a page calls itself in several places → the headline of its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

import regex

from summarize.model import count_words

_SEPARATOR = regex.compile(r"\s+(?:[|·•–—»«›‹>/]|-|::|–)\s+|\s*[|｜]\s*|\s+[-–—|]\s*$|\s*-{2,}\s*")
_DIVIDER = regex.compile(r"[|｜]|--")
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_SAME, _SAME_LOWER = 0.5, 0.7
"""How much a heading of the first level, or of a lower one, has in common with a title of the head."""
_NAME_WORDS, _TELLING = 3, 4
_LONGEST = 500
"""Characters of a title that has the name of a site at its end."""
_MOST = 60
"""Headings of a level, and titles, that are compared with one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What else shows which of its headings is the headline of a page."""

    names: Sequence[str]
    """Names of the site."""
    slug: str = ""
    """The words in the last part of its address."""
    opening: str = ""
    """The heading that opens the part of the page which is marked as its article."""


def headline(levels: Sequence[Sequence[str]], stated: Sequence[str], clues: Clues) -> str | None:
    """Choose the headline.

    Args:
        levels: the headings that the page shows, each level in its order, the highest level first.
        stated: titles that its head gives, the most trustworthy first.
        clues: what else is known.

    What the page shows wins where its head or its address says much the same; then what opens its
    article; then the head, without the name of the site.
    """
    names, stated = clues.names, stated[:_MOST]
    cleaned = [cut for cut in (without_site(title, names) for title in stated) if cut]
    shown = [
        [heading for heading in level if not _is_name(heading, names)]
        for level in (level[:_MOST] for level in levels)
    ]
    # What says no more than a word is a name, of the site or of a section.
    telling = [title for title in cleaned if count_words(title) > 1 and not _is_name(title, names)]
    known = [_words(title) for title in telling if count_words(title) >= _TELLING]
    same = next((heading for level in shown for heading in level if _words(heading) in known), None)
    if same is not None:
        return same
    for titles in ([*(t for t in stated if count_words(t) > 1), *telling], [clues.slug]):
        for level, least in zip(shown, (_SAME, *[_SAME_LOWER] * len(shown)), strict=False):
            share, _, heading = max(
                ((_overlap(h, title), -i, h) for i, h in enumerate(level) for title in titles),
                default=(0.0, 0, ""),
            )
            if share >= least:
                return heading
    opening = clues.opening if count_words(clues.opening) >= _TELLING else ""
    opens = [opening] if opening and not _is_name(opening, names) else []
    return next(chain(opens, telling, *shown[:1], cleaned), None)


def without_site(title: str, names: Sequence[str]) -> str:
    """Cut the name of the site off a title, at either end."""
    while len(title) <= _LONGEST:
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            return title
        head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
        first, rest = title[: cuts[0].start()], title[cuts[0].end() :]
        if head and (not tail or _is_name(tail, names)):
            title = head
        elif rest and _is_name(first, names):
            title = rest
        elif head and _short_of(tail, head, divided=_DIVIDER.search(cuts[-1][0]) is not None or not names):
            title = head
        else:
            return title
    return title


def _is_name(text: str, names: Sequence[str]) -> bool:
    words = _words(text)
    if not words:
        return True
    joined = "".join(words)
    for name in names:
        known = _words(name)
        together = "".join(known)
        same = joined == together or (len(joined) > 3 and joined in together)
        if known and (same or (len(together) > 3 and together in joined and len(words) <= len(known) + 1)):
            return True
    return False


def _short_of(tail: str, head: str, *, divided: bool) -> bool:
    """Whether an end of a title is a name by its look: few words beside many, behind a bar."""
    return divided and len(_words(tail)) <= _NAME_WORDS and len(_words(head)) > len(_words(tail))


def _overlap(a: str, b: str) -> float:
    """Return the share of common words (Dice), of pairs of characters where there are few words."""
    one, two = set(_words(a)), set(_words(b))
    if len(one) < 3 or len(two) < 3:
        one, two = (set(map("".join, pairwise("".join(_words(text))))) for text in (a, b))
    return 2 * len(one & two) / max(1, len(one) + len(two))


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))
