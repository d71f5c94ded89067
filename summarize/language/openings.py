"""Patterns of what texts open with → those that a text may match, by its first characters.

Most sentences open like none of them, so most patterns are never compiled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

import regex

from summarize.language.lines import LISTED, Sieve, simple_part

_LONGEST = 8
"""Characters of a beginning."""
_ALL = -1
"""The number of what all patterns are together."""


class Openings:
    """Patterns, regardless of case, one of which a text opens with."""

    def __init__(
        self, patterns: Iterable[str], *, front: tuple[str, str] = ("", ""), behind: str = ""
    ) -> None:
        """``front`` may be in front: marks without letters and numbers, then a head; ``behind`` follows."""
        self._patterns = [*dict.fromkeys(patterns)]
        self._patterns.append("|".join(self._patterns))
        marks, self._head = front
        self._skipped, self._behind = f"(?i)(?P<marks>{marks}){self._head}", behind
        self._known: dict[int, Sieve] = {}

    def opens(self, text: str) -> bool:
        """Whether a text opens with one of the patterns."""
        return any(self._sieve(i).match(text) is not None for i in self._possible(text))

    def may_open(self, text: str) -> bool:
        """Whether a text begins as one of the patterns does: a quick look that most texts fail."""
        return any(self._sieve(i).may_match(text) for i in self._possible(text))

    def _possible(self, text: str) -> Iterator[int]:
        """Yield the patterns that a text may open with, by its first characters."""
        starts: Iterable[int] = (0,)
        if not text[:1].isalnum() or text[0].lower() in self._heads:
            front = self._front.match(text)
            # What begins with a mark begins among the marks.
            starts = {front.end(), *range(front.end("marks") + 1)} if front else ()
        for start in starts:
            beginning = text[start : start + _LONGEST]
            known = simple_part(beginning).lower()
            if len(known) == len(beginning):
                for length in self._lengths:
                    yield from self._beginnings.get(known[:length], ())
            elif known:
                for other, patterns in self._beginnings.items():
                    if other.startswith(known) or known.startswith(other):
                        yield from patterns
            else:
                yield _ALL

    def _sieve(self, i: int) -> Sieve:
        if i not in self._known:
            self._known[i] = Sieve(f"{self._skipped}(?:{self._patterns[i]}){self._behind}")
        return self._known[i]

    @cached_property
    def _heads(self) -> frozenset[str]:
        """What heads may begin with."""
        return frozenset(beginning[:1] for beginning in beginnings(self._head))

    @cached_property
    def _front(self) -> regex.Pattern[str]:
        return regex.compile(self._skipped)

    @cached_property
    def _beginnings(self) -> dict[str, list[int]]:
        """Which patterns begin so."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, pattern in enumerate(self._patterns[:_ALL]):
            for beginning in beginnings(pattern):
                found[beginning].append(i)
        return dict(found)

    @cached_property
    def _lengths(self) -> list[int]:
        return sorted({*map(len, self._beginnings)})


# Pattern → what texts that it matches begin with, in small letters, up to where the pattern does not say.

_GROUP = r"(?P<group>\((?:[^()\[\]\\]++|\\.|\[(?:[^\]\\]|\\.)*+\]|(?&group))*+\))"
_REST = regex.compile(rf"(?:[^()\[\]\\|]++|\\.|\[(?:[^\]\\]|\\.)*+\]|{_GROUP})*+")
"""What is left of a branch."""
_AROUND = regex.compile(rf"(?=\(\?<?[=!]){_GROUP}|\\[bB]|[$^]")
"""What takes up no room."""
_OPENING = regex.compile(r"\((?:\?(?:P?<\w+>|[a-zA-Z-]*:|>))?")
_SOME = regex.compile(r"\\[pP]\{[^}]*\}|\\[a-zA-Z]|\.|\[(?:[^\]\[\\]|\\.)*+\]")
_QUANTIFIER = regex.compile(r"(?:\?|(?P<more>[*+]|\{[^}]*+\}))[?+]?")


def beginnings(pattern: str) -> frozenset[str]:
    """Return what a text that matches has one of in front; the empty one where nothing is known."""
    reader = _Reader(pattern)
    left = reader.branches(frozenset({""}))
    return reader.found | left


class _Reader:
    """Reads a pattern once from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._at = pattern, 0
        self.found: frozenset[str] = frozenset()
        """Beginnings that are not known to go on in any one way."""

    def branches(self, before: frozenset[str]) -> frozenset[str]:
        """Return what may be in front of the end of a group, given what may be in front of it."""
        after = self._branch(before)
        while self._next() == "|":
            self._at += 1
            after |= self._branch(before)
        return after

    def _branch(self, before: frozenset[str]) -> frozenset[str]:
        after = before
        while after and self._next() not in {"", "|", ")"}:
            last, after = after, self._part(after)
            quantifier = _QUANTIFIER.match(self._pattern, self._at)
            if quantifier:
                self._at = quantifier.end()
                if quantifier.group()[0] in "?*" or quantifier.group()[:2] in {"{0", "{,"}:
                    after |= last
            ended = after if quantifier and quantifier["more"] else {s for s in after if len(s) >= _LONGEST}
            self.found |= ended
            after -= ended
        rest = _REST.match(self._pattern, self._at)
        self._at = rest.end() if rest else len(self._pattern)
        return after

    def _part(self, before: frozenset[str]) -> frozenset[str]:
        """Return what may be in front of what follows the next part."""
        pattern, at = self._pattern, self._at
        if around := _AROUND.match(pattern, at):
            self._at = around.end()
            return before
        if opening := _OPENING.match(pattern, at):
            self._at = opening.end()
            after = self.branches(before)
            self._at += 1
            return after
        listed, some = LISTED.match(pattern, at), _SOME.match(pattern, at)
        if listed or pattern.startswith("\\d", at):
            self._at = listed.end() if listed else at + 2
            return frozenset(s + c for s in before for c in (listed[1].lower() if listed else "0123456789"))
        if some:
            self._at = some.end()
            self.found |= before
            return frozenset()
        if pattern[at] == "[":
            msg = f"a class that is not read: {pattern}"
            raise ValueError(msg)
        at += pattern[at] == "\\"
        self._at = at + 1
        return frozenset(s + pattern[at].lower() for s in before)

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]
