"""What a page calls itself in several places → the headline of its article."""

from __future__ import annotations

from collections.abc import Sequence

import regex

_SEPARATOR = regex.compile(r"\s+(?:[|·•–—»«>/]|-|::|–)\s+|\s*[|｜]\s*|\s+[-–—|]\s*$")
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_SAME = 0.5
_NAME_WORDS = 3


def headline(headings: Sequence[str], stated: Sequence[str], names: Sequence[str]) -> str | None:
    """Choose the headline.

    Args:
        headings: the first-level headings that the page shows, in its order.
        stated: titles that its head gives, the most trustworthy first.
        names: names of the site.

    What the page shows wins where its head says much the same; the head wins otherwise, without the
    name of the site.
    """
    cleaned = [cut for cut in (without_site(title, names) for title in stated) if cut]
    shown = [heading for heading in headings if not _is_name(heading, names)]
    best = max(
        (
            (_overlap(heading, title), -i, heading)
            for i, heading in enumerate(shown)
            for title in [*stated, *cleaned]
        ),
        default=(0.0, 0, ""),
    )
    if best[0] >= _SAME:
        return best[2]
    return next(iter(cleaned), None) or next(iter(shown), None)


def without_site(title: str, names: Sequence[str]) -> str:
    """Cut the name of the site off a title, at either end."""
    while True:
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            return title
        head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
        first, rest = title[: cuts[0].start()], title[cuts[0].end() :]
        if head and (not tail or _is_name(tail, names)):
            title = head
        elif rest and _is_name(first, names):
            title = rest
        elif head and _short_of(tail, head, divided="|" in cuts[-1][0] or "｜" in cuts[-1][0] or not names):
            title = head
        else:
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
    """Return the share of common words (Dice), of characters where words are not divided."""
    one, two = set(_words(a)), set(_words(b))
    if len(one) < 3 or len(two) < 3:
        one, two = set("".join(_words(a))), set("".join(_words(b)))
    return 2 * len(one & two) / max(1, len(one) + len(two))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
