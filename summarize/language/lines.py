"""Text → its lines and paragraphs, how much of it is read, and which patterns can match in it at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise

import regex

# How much of a document is looked at: counted, not timed, so that it is the same on every machine.

MOST_CHARACTERS = 2_000_000
"""Characters of one document; the longest novels have as many."""
MOST_MARKS = 50_000
"""Ends of lines, stops and quotation marks of one document: what may begin or end a sentence."""
LONGEST_SENTENCE = 10_000
"""Characters; what goes on for longer is a list, a table or a transcript that nobody split."""

_END_MARK = regex.compile(r"[\n\r\x85\u2028\u2029\p{Sentence_Terminal}\p{Pi}\p{Pf}\"„‚「」『』]")


def end_of_work(text: str) -> int:
    """Return up to where a text is taken apart; what follows is one fragment.

    That is the end, but for texts with more characters or marks than anybody writes.
    """
    if len(text) < MOST_MARKS:
        return len(text)
    last = next(islice(_END_MARK.finditer(text, 0, MOST_CHARACTERS), MOST_MARKS - 1, None), None)
    return last.end() if last else min(len(text), MOST_CHARACTERS)


# Text → paragraphs: a line each, or several where the text is hard-wrapped.

_LINE = regex.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WRITTEN_OUT = regex.compile(
    r"(?<![^\s\p{Sentence_Terminal}\"”’)])(?:\\[nr]\s*+)+(?=[\p{Lu}\p{Lo}\d\p{Pi}\"(]|$)"
)
"""Ends of lines as a program wrote them out, between two sentences: \\n."""
_BLANK_LINE = regex.compile(r"(?:\r\n|[\r\n\x85\u2028])\s*?(?:\r\n|[\r\n\x85\u2028])|[\f\u2029]|\\n")
_TERMINAL = regex.compile(
    r"[\p{Sentence_Terminal}…]\s?[\p{Pf}\p{Pi}\p{Pe}\"'’*)\]]*(?:\s?\[[\da-z]{1,3}\]|[⁰¹²³⁴-⁹†‡]|\(\d\)){0,4}$"
)
_BULLET = regex.compile(r"(?:[·–—|]|\(?\w{1,3}[.)])\s")
_LIST_MARK = regex.compile(r"(?:#{1,6}|[-*+•‣◦▪]|>+)[ \t]+")

_ESCAPED = regex.compile(r"(?:\\[nrt](?!\p{Ll})\s*)*")
_ESCAPED_END = regex.compile(r"(?:\s*\\[nrt])*$")
"""White space that a program wrote out: \\n."""
_DATELINE = regex.compile(r"\p{Lu}{3,}[\p{Lu} ,.]*(?:\(|[—–-]|,)")

_WIDEST = 132
"""Wires, mail and text files wrap at 65 to 130 columns; a longer line is a paragraph."""
_NARROWEST = 25

Offsets = tuple[int, int]


def paragraphs(text: str) -> list[Offsets]:
    """Return the half-open offsets of each paragraph, without white space at either end.

    A line is a paragraph of its own, unless the text is hard-wrapped: then lines that were broken
    only because the next word did not fit are read together.
    """
    lines = [_unmark(text, trim(text, line)) for line in _lines(text)]
    lines = [line for line in lines if line[0] < line[1]]
    width = _wrap_width(text, lines)
    if width is None:
        return lines
    result = lines[:1]
    for previous, line in pairwise(lines):
        headline = previous == lines[0] and _headline_above(text[slice(*previous)], text[slice(*line)])
        wrapped = _did_not_fit(text, previous, line) > width and not headline
        if wrapped and _continues(text, previous, line):
            result[-1] = (result[-1][0], line[1])
        else:
            result.append(line)
    return result


def _lines(text: str) -> Iterator[Offsets]:
    escapes = "\\n" in text
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _WRITTEN_OUT.finditer(line.group()) if escapes else ():
            yield start, line.start() + end.start()
            start = line.start() + end.end()
        yield start, line.end()


def _unmark(text: str, line: Offsets) -> Offsets:
    """Leave out the mark of a Markdown heading, list item or quotation."""
    mark = _LIST_MARK.match(text, *line)
    return (mark.end(), line[1]) if mark and mark.end() < line[1] else line


def trim(text: str, offsets: Offsets) -> Offsets:
    """Shrink offsets so that neither end is white space, also as an escape, or a mark without width."""
    start, end = offsets
    if text.startswith("\\", start) or text.startswith("\\", end - 2, end):
        before, behind = _ESCAPED.match(text, start, end), _ESCAPED_END.search(text, start, end)
        start = before.end() if before else start
        end = max(start, behind.start()) if behind else end
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return start, end


def ends_with_stop(text: str) -> bool:
    """Whether ``text`` ends like a sentence, closing quotes, brackets and marks of notes aside."""
    ending = text.rstrip()[-20:]
    if ending.endswith((".", "!", "?", "…")):
        return True
    last = ending[-1:]
    return not (last.isascii() and last.isalpha()) and _TERMINAL.search(ending) is not None


def looks_like_headline(line: str) -> bool:
    """Whether most of the longer words begin with a capital, and no stop ends the line."""
    longer = [word for word in line.split() if len(word) > 3]
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) >= 2 and capitals >= 0.7 * len(longer) and not ends_with_stop(line)


def _headline_above(line: str, below: str) -> bool:
    """Whether the first line is a headline though no blank line follows it."""
    if ends_with_stop(line) or not below[:1].isupper():
        return False
    return looks_like_headline(line) or _DATELINE.match(below) is not None


def _wrap_width(text: str, lines: list[Offsets]) -> int | None:
    """Return the width that the text was wrapped at, None where it was not.

    The sign is a line that goes on in lower case without a stop before it, and the width is the
    longest of those lines.
    """
    adjacent = [(previous, line) for previous, line in pairwise(lines) if _continues(text, previous, line)]
    broken = [
        previous[1] - previous[0]
        for previous, line in adjacent
        if text[line[0]].islower() and not ends_with_stop(text[previous[0] : previous[1]])
    ]
    broken = [length for length in broken if _NARROWEST <= length <= _WIDEST]
    if not broken or not any(ends_with_stop(text[start:end]) for start, end in lines):
        return None
    width = max(broken)
    # Lines of like width: in verse or in a table most lines would have had room for more.
    full = sum(_did_not_fit(text, previous, line) > width for previous, line in adjacent)
    return width if full >= 0.6 * len(adjacent) else None


def _continues(text: str, previous: Offsets, line: Offsets) -> bool:
    gap = text[previous[1] : line[0]]
    marked = _LIST_MARK.search(gap) or _BULLET.match(text, line[0], line[1])
    return not marked and not _BLANK_LINE.search(gap)


def _did_not_fit(text: str, previous: Offsets, line: Offsets) -> int:
    """Return the width that the previous line would have had with the next word on it."""
    first_word = text[line[0] : line[1]].split(maxsplit=1)[0]
    return previous[1] - previous[0] + 1 + len(first_word)


# Pattern → pieces of text without one of which it cannot match: most sentences need no search.

_LEAST, _MARK = 3, 2
"""Least weight of a piece that few texts hold: its characters, and more for a mark or a capital."""
_SIMPLE = re.compile(
    "[\t-\r -\u00b4\u00b6-\u012f\u0132-\u0148\u014a-\u017e\u0400-\u052f\u2010-\u2027\u20ac]*"
)
"""Characters of which each has one form for each case at most."""
_COMMON = re.compile("[a-z0-9 ]*")
_DIGITS = frozenset("0123456789")
_AHEAD = re.compile(r"\(\?(?:<?[=!])")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[a-zA-Z]*:|>))?")
LISTED = re.compile(r"\[([^\]\[\\^-]+)\]")
"""A class of nothing but characters: any of them, and no other one."""


def is_simple(text: str) -> bool:
    """Whether a text in small letters is all that patterns which ignore case can tell of it."""
    return text.isascii() or _SIMPLE.fullmatch(text) is not None


def simple_part(text: str) -> str:
    """Return a text up to the first character that is not simple."""
    simple = None if text.isascii() else _SIMPLE.match(text)
    return simple.group() if simple else text


def holds(text: str, pieces: Sequence[str]) -> bool:
    """Whether one of the pieces is in a text."""
    for piece in pieces:  # noqa: SIM110  # twice as fast as any() with a generator
        if piece in text:
            return True
    return False


Pieces = tuple[str, ...]


class Sieve:
    """A pattern that is compiled and searched for only in texts that hold a piece of what it matches."""

    def __init__(self, source: str) -> None:
        """``source`` is a pattern of ``regex``, with its flags."""
        self._source = source
        self._folds = "(?i" in source

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The pattern compiled."""
        return regex.compile(self._source)

    @cached_property
    def pieces(self) -> tuple[Pieces, ...]:
        """Of each of these, one is in all that matches, the rarest first. Lower-case if case is ignored."""
        found = {*_Reader(self._source, folds=self._folds).pieces()}
        return tuple(map(_shortest, sorted(found, key=lambda pieces: (-_weight(pieces), *sorted(pieces)))))

    def search(self, text: str) -> regex.Match[str] | None:
        """Search as the pattern does."""
        return self.pattern.search(text) if self.may_match(text) else None

    def match(self, text: str) -> regex.Match[str] | None:
        """Match as the pattern does."""
        return self.pattern.match(text) if self.may_match(text) else None

    def may_match(self, text: str) -> bool:
        """Whether a text holds such pieces, or may hold them in another form."""
        if not self.pieces or not is_simple(text):
            return True
        text = text.lower() if self._folds else text
        for pieces in self.pieces:  # noqa: SIM110  # faster than all() with a generator
            if not holds(text, pieces):
                return False
        return True


def sifted(sieves: Sequence[Sieve], text: str) -> Sequence[regex.Pattern[str]]:
    """Return the patterns that may match a text; the pieces of all of them are lower-case."""
    if not is_simple(text):
        return [sieve.pattern for sieve in sieves]
    text = text.lower()
    known: dict[Pieces, bool] = {}
    found = []
    for sieve in sieves:
        for pieces in sieve.pieces:
            if pieces not in known:
                known[pieces] = holds(text, pieces)
            if not known[pieces]:
                break
        else:
            found.append(sieve.pattern)
    return found


def _shortest(pieces: frozenset[str]) -> Pieces:
    """Leave out the pieces that hold another one: what holds "arrives" holds "arrive"."""
    return tuple(sorted(p for p in pieces if not any(other in p for other in pieces if other != p)))


def _weight(pieces: frozenset[str]) -> int:
    """Return the weight of the lightest piece, 0 for none."""
    if pieces == _DIGITS:
        return _LEAST
    return min((len(p) + _MARK * (_COMMON.fullmatch(p) is None) for p in pieces), default=0)


class _Reader:
    """Reads a pattern once from left to right."""

    def __init__(self, pattern: str, *, folds: bool) -> None:
        self._pattern, self._at, self._folds = pattern, 0, folds

    def pieces(self) -> list[frozenset[str]]:
        """Return the pieces of what is up to the end of a group; of several branches one set for all."""
        branches = [self._branch()]
        while self._next() == "|":
            self._at += 1
            branches.append(self._branch())
        self._at += 1
        if len(branches) == 1 or not all(branches):
            return branches[0] if len(branches) == 1 else []
        return [frozenset().union(*(max(branch, key=_weight) for branch in branches))]

    def _branch(self) -> list[frozenset[str]]:
        """Return the pieces of each part of a branch that has some and that few texts hold."""
        found: list[frozenset[str]] = []
        run = ""
        while (c := self._next()) not in {"", "|", ")"}:
            literal, inner = self._part(c)
            optional = self._quantified()
            if literal and optional is None:
                run += literal
                continue
            # "newsletters?" needs "newsletter", "a+" needs "a" once.
            found += [frozenset({run}), *(() if optional else inner)]
            run = literal if literal and optional is False else ""
            if run:
                found.append(frozenset({run}))
                run = ""
        return [pieces for pieces in (*found, frozenset({run})) if _weight(pieces) >= _LEAST]

    def _part(self, c: str) -> tuple[str, Sequence[frozenset[str]]]:
        """Return the character that comes next, or the pieces of the group that does."""
        if c == "(":
            return "", self._group()
        if c == "[":
            return "", self._class()
        if self._pattern.startswith("\\d", self._at):
            self._at += 2
            return "", [_DIGITS]
        if c == "\\":
            return self._escaped(), ()
        self._at += 1
        return ("" if c in ".^$" else c.lower() if self._folds else c), ()

    def _group(self) -> Sequence[frozenset[str]]:
        ahead = _AHEAD.match(self._pattern, self._at)
        opening = ahead or _GROUP.match(self._pattern, self._at)
        if opening is None:
            raise AssertionError
        self._at = opening.end()
        if not ahead and self._pattern.startswith("(?", opening.start()) and opening.group() == "(":
            # Flags for all of it, or a reference to another group.
            self._at = self._pattern.index(")", self._at) + 1
            return ()
        inner = self.pieces()
        return () if ahead else inner

    def _escaped(self) -> str:
        c = self._pattern[self._at + 1]
        self._at += 2
        if c in "pP" and self._next() == "{":
            self._at = self._pattern.index("}", self._at) + 1
        return "" if c.isalnum() else c

    def _class(self) -> Sequence[frozenset[str]]:
        if listed := LISTED.match(self._pattern, self._at):
            self._at = listed.end()
            return [frozenset(listed[1].lower() if self._folds else listed[1])]
        depth = 0
        while c := self._next():
            self._at += 2 if c == "\\" else 1
            depth += (c == "[") - (c == "]")
            if depth == 0:
                return ()
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
