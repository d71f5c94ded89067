"""Pattern → pieces of text without one of which it cannot match: most sentences need no search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import regex

_LEAST, _MARK = 3, 2
"""Least weight of a piece that few texts hold: its characters, and more for a mark or a capital."""
_SIMPLE = re.compile("[\t-\r -\u00b4\u00b6-\u00ff\u2010-\u2027\u20ac]*")
"""Characters of which each has one form for each case at most."""
_COMMON = re.compile("[a-z0-9 ]*")
_DIGITS = frozenset("0123456789")
_AHEAD = re.compile(r"\(\?(?:<?[=!])")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[a-zA-Z]*:|>))?")


class Sieve:
    """A pattern that is searched for only in texts that hold a piece of what it matches."""

    def __init__(self, pattern: regex.Pattern[str]) -> None:
        """``pattern`` is one of ``regex``."""
        self.pattern = pattern
        self._folds = bool(pattern.flags & regex.IGNORECASE) or "(?i" in pattern.pattern

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """One of them is in all that matches; empty where none are known. Lower-case if case is ignored."""
        found = _Reader(self.pattern.pattern).pieces()
        return tuple(sorted({piece.lower() if self._folds else piece for piece in found}))

    def search(self, text: str) -> regex.Match[str] | None:
        """Search as the pattern does."""
        return self.pattern.search(text) if self.may_match(text) else None

    def may_match(self, text: str) -> bool:
        """Whether a text holds one of the pieces, or may hold them in another form."""
        if not self.pieces or not _SIMPLE.fullmatch(text):
            return True
        text = text.lower() if self._folds else text
        return any(piece in text for piece in self.pieces)


def sifted(sieves: Sequence[Sieve], text: str) -> Sequence[regex.Pattern[str]]:
    """Return the patterns that may match a text; the pieces of all of them are lower-case."""
    simple, text = _SIMPLE.fullmatch(text) is not None, text.lower()
    known: dict[tuple[str, ...], bool] = {(): True}
    for sieve in sieves if simple else ():
        if sieve.pieces not in known:
            known[sieve.pieces] = any(piece in text for piece in sieve.pieces)
    return [sieve.pattern for sieve in sieves if not simple or known[sieve.pieces]]


def _weight(pieces: frozenset[str]) -> int:
    """Return the weight of the lightest piece, 0 for none."""
    if pieces == _DIGITS:
        return _LEAST
    return min((len(p) + _MARK * (_COMMON.fullmatch(p) is None) for p in pieces), default=0)


class _Reader:
    """Reads a pattern once from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._at = pattern, 0

    def pieces(self) -> frozenset[str]:
        """Return the pieces of all branches up to the end of a group; empty where a branch has none."""
        branches = [self._branch()]
        while self._next() == "|":
            self._at += 1
            branches.append(self._branch())
        self._at += 1
        return frozenset().union(*branches) if all(branches) else frozenset()

    def _branch(self) -> frozenset[str]:
        """Return the pieces of the part of a branch whose shortest piece is the longest."""
        found: list[frozenset[str]] = []
        run = ""
        while (c := self._next()) not in {"", "|", ")"}:
            literal, inner = self._part(c)
            optional = self._quantified()
            if literal and optional is None:
                run += literal
                continue
            # "newsletters?" needs "newsletter", "a+" needs "a" once.
            found += [frozenset({run}), frozenset() if optional else inner]
            run = literal if literal and optional is False else ""
            if run:
                found.append(frozenset({run}))
                run = ""
        best = max([*found, frozenset({run})], key=_weight)
        return best if _weight(best) >= _LEAST else frozenset()

    def _part(self, c: str) -> tuple[str, frozenset[str]]:
        """Return the character that comes next, or the pieces of the group that does."""
        if c == "(":
            return "", self._group()
        if c == "[":
            self._skip_class()
        elif self._pattern.startswith("\\d", self._at):
            self._at += 2
            return "", _DIGITS
        elif c == "\\":
            return self._escaped(), frozenset()
        else:
            self._at += 1
            return ("" if c in ".^$" else c), frozenset()
        return "", frozenset()

    def _group(self) -> frozenset[str]:
        ahead = _AHEAD.match(self._pattern, self._at)
        opening = ahead or _GROUP.match(self._pattern, self._at)
        if opening is None:
            raise AssertionError
        self._at = opening.end()
        if not ahead and self._pattern.startswith("(?", opening.start()) and opening.group() == "(":
            # Flags for all of it, or a reference to another group.
            self._at = self._pattern.index(")", self._at) + 1
            return frozenset()
        inner = self.pieces()
        return frozenset() if ahead else inner

    def _escaped(self) -> str:
        c = self._pattern[self._at + 1]
        self._at += 2
        if c in "pP" and self._next() == "{":
            self._at = self._pattern.index("}", self._at) + 1
        return "" if c.isalnum() else c

    def _skip_class(self) -> None:
        depth = 0
        while c := self._next():
            self._at += 2 if c == "\\" else 1
            depth += (c == "[") - (c == "]")
            if depth == 0:
                return
        msg = f"a class has no end: {self._pattern}"
        raise ValueError(msg)

    def _quantified(self) -> bool | None:
        """Skip a quantifier; return whether what it is of may be left out, None where there is none."""
        c = self._next()
        if c not in {"?", "*", "+", "{"}:
            return None
        least = self._pattern[self._at + 1 : self._at + 2]
        self._at = self._pattern.index("}", self._at) + 1 if c == "{" else self._at + 1
        while self._next() in {"?", "+"}:
            self._at += 1
        return c in {"?", "*"} or (c == "{" and least in {"0", ","})

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]
