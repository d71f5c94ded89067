"""Sentence → the quotations in it, and the phrases that name somebody.

Apostrophes, nested and unbalanced marks are normal input: a mark that does not pair opens nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

import regex
from msgspec import Struct

from summarize.language.words import Offsets, Vocabulary, primary, stop_words, vocabulary, word_offsets

# Text → its quotations, in whichever marks.

_MARK = regex.compile(r"[“”„‟«»‹›「」『』\"＂‘’‚']|``|''|\n\s*\n|[\f\u2029]")
_CLOSERS = {
    "“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』",
    '"': '"', "＂": "＂", "”": "”", "‘": "’", "‚": "‘’", "'": "'", "``": ("''", '"', "”"),
}  # fmt: skip
_ASYMMETRIC = frozenset("“„‟「『«‹")
_SINGLE = frozenset("‘‚'")
_OPENING = frozenset("“„«‹‘‚'「『([{¿¡$€£…#@-–—")
_STOPS = frozenset(".,!?")
_LONGEST_QUOTATION = 3000
"""Characters; what a mark that was never closed might run to."""
_LONGEST_SINGLE = 300


class Quotation(Struct, frozen=True):
    """What is between two marks: half-open offsets without the marks and the spaces beside them."""

    start: int
    end: int
    marks: str
    """The opening and the closing mark; the opening one alone where a paragraph ends first."""


def quotations(text: str) -> list[Quotation]:
    """Find the outermost quotations of ``text``, in order; they never overlap."""
    return [found for found in _scan(text) if any(map(str.isalnum, text[found.start : found.end]))]


def _scan(text: str) -> Iterator[Quotation]:
    marks = [match for match in _MARK.finditer(text) if _is_mark(text, match)]
    i = 0
    while i < len(marks):
        opening = marks[i]
        i += 1
        if not _opens(text, opening):
            continue
        closing = _closing(text, marks, i)
        if closing is None:
            continue
        j, continued = closing
        end = _line_end(text, opening.end(), marks[j].start()) if continued else marks[j].start()
        both = opening.group() + ("" if continued else marks[j].group())
        yield Quotation(*_trim(text, opening.end(), end), both)
        i = j if continued else j + 1


def _is_mark(text: str, match: regex.Match[str]) -> bool:
    """An apostrophe inside a word is no mark."""
    if match.group() not in {"'", "’"}:
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not (before.isalnum() and after.isalnum())


def _opens(text: str, mark: regex.Match[str]) -> bool:
    sign = mark.group()
    if sign not in _CLOSERS:
        return False
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1 : mark.start()] if mark.start() else ""
    if sign in _ASYMMETRIC or sign == "``":
        return bool(after)
    if sign in _SINGLE and after.isdigit():
        return False
    begins = after.isalnum() or after in _OPENING
    return bool(after) and begins and not before.isalnum() and before not in _STOPS


def _closing(text: str, marks: list[regex.Match[str]], i: int) -> tuple[int, bool] | None:
    """Return the index of the closing mark, or of the one where the next paragraph takes up the quotation."""
    opening = marks[i - 1]
    sign = opening.group()
    single = sign in _SINGLE
    most = opening.end() + (_LONGEST_SINGLE if single else _LONGEST_QUOTATION)
    best: int | None = None
    for j in range(i, len(marks)):
        mark = marks[j]
        if mark.start() > most:
            break
        if mark.group()[0] in "\n\f\u2029":
            after = marks[j + 1] if j + 1 < len(marks) else None
            taken_up = after is not None and after.group() == sign and after.start() == mark.end()
            if best is not None:
                return best, False
            return (j, True) if taken_up else None
        if single and "\n" in text[opening.end() : mark.start()]:
            break
        if mark.group() == sign and (sign in _ASYMMETRIC or _opens(text, mark)):
            starts_line = (
                sign in _ASYMMETRIC and text[opening.end() : mark.start()].rstrip(" \t")[-1:] == "\n"
            )
            return (j, True) if starts_line else None if best is None else (best, False)
        if mark.group() in _CLOSERS[sign] and _closes(text, mark):
            if not single or not _possessive(text, mark):
                return j, False
            best = best or j
    return None if best is None else (best, False)


def _closes(text: str, mark: regex.Match[str]) -> bool:
    if mark.group() in {'"', "＂", "'", "’", "”"}:
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        return not after.isalnum() and not (before.isspace() and mark.group() != '"')
    return True


def _possessive(text: str, mark: regex.Match[str]) -> bool:
    """Whether a single mark may be the apostrophe of "the players' strike"."""
    return text[mark.start() - 1] in "sS" and text[mark.end() : mark.end() + 2].lstrip(" ").isalnum()


def _line_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


# Sentence → the phrases in it that name somebody: "a spokesman for the ministry", "Charles de Gaulle".

_LONGEST_PHRASE = 9
"""Words of a phrase that names somebody."""
_QUIET = regex.compile(r"[ \u00a0\u202f]+|[ ]?[-‐‑][ ]?|[’'](?:s)? ?|\. |&| & ")
"""What may be between two words of one phrase."""
_QUOTE_MARK = regex.compile(r"[“”„«»‹›‘「」『』\"]")


class SentenceWords(Struct, frozen=True):
    """A sentence in words: their forms, and what is between them."""

    text: str
    code: str
    of: Vocabulary
    words: tuple[str, ...]
    offsets: tuple[Offsets, ...]
    quoted: tuple[Offsets, ...]

    def capital(self, i: int) -> bool:
        """Whether word ``i`` begins with a capital."""
        return self.text[self.offsets[i][0]].isupper()

    def gap(self, i: int) -> str:
        """What is before word ``i``."""
        return self.text[self.offsets[i - 1][1] if i else 0 : self.offsets[i][0]]

    def joined(self, i: int) -> bool:
        """Whether nothing but a space is between word ``i`` and the one before."""
        gap = self.gap(i)
        if gap[:1] == ".":
            return i > 0 and self.offsets[i - 1][1] - self.offsets[i - 1][0] <= 3 and self.capital(i - 1)
        return i > 0 and _QUIET.fullmatch(gap) is not None

    def is_quoted(self, i: int) -> bool:
        """Whether word ``i`` is within quotation marks."""
        start = self.offsets[i][0]
        # They are in order and never overlap.
        before = bisect_right(self.quoted, start, key=itemgetter(0))
        return before > 0 and start < self.quoted[before - 1][1]

    def is_speaker(self, i: int) -> bool:
        """Whether word ``i`` is a noun for those who speak: officials, police, media."""
        return self.words[i] in self.of.own.speakers

    def is_stop(self, i: int) -> bool:
        """Whether word ``i`` is a stop word."""
        return self.words[i] in stop_words(self.code)

    def is_name(self, i: int) -> bool:
        """Whether a word is capitalized for another reason than where it is."""
        word = self.words[i]
        if self.capital(i) and i + 1 < len(self.words) and self.gap(i + 1) in {"'", "’"}:
            return True
        of = self.of
        if not self.capital(i) or word in of.pronouns or word in of.determiners or word in of.times:
            return False
        return not (i == 0 and self.is_stop(i))


def take_apart(text: str, language: str | None) -> SentenceWords:
    """Return the words of a sentence with their places and its quotations."""
    offsets = word_offsets(text)
    words = tuple(text[a:b].casefold() for a, b in offsets)
    quoted = tuple((q.start, q.end) for q in quotations(text)) if _QUOTE_MARK.search(text) else ()
    code = primary(language)
    return SentenceWords(text, code, vocabulary(code), words, offsets, quoted)


def phrase_to(sentence: SentenceWords, end: int) -> tuple[int, int] | None:
    """Return the phrase that ends before word ``end`` and names somebody: a name, or a speaker noun."""
    last = end - 1
    if sentence.is_quoted(last) or not (sentence.is_name(last) or sentence.is_speaker(last)):
        return None
    start = last
    while (
        start > 0
        and sentence.joined(start)
        and end - start < _LONGEST_PHRASE
        and not sentence.is_quoted(start - 1)
    ):
        step = _step_back(sentence, start)
        if step is None:
            break
        start = step
    if sentence.words[last] in sentence.of.nobody:
        return None
    # "On Monday", "In a letter to the": what a preposition governs is no subject.
    prepositions = sentence.of.own.prepositions
    articles = sentence.of.determiners - prepositions
    governed = start
    while governed > 0 and sentence.joined(governed) and sentence.words[governed - 1] in articles:
        governed -= 1
    if governed > 0 and sentence.joined(governed) and sentence.words[governed - 1] in prepositions:
        return _governed(sentence, governed, end)
    while start < end and (
        sentence.words[start] in sentence.of.times or sentence.words[start] in {"and", "but"}
    ):
        start += 1
    return (start, end) if start < end else None


def _step_back(sentence: SentenceWords, start: int) -> int | None:
    """Return where the phrase begins if the word before belongs to it, or None."""
    i = start - 1
    word, of = sentence.words[i], sentence.of
    if word in of.determiners and not sentence.is_name(start):
        begins = i == 0 or not sentence.joined(i) or sentence.words[i - 1] not in of.plain_links
        return i if begins else _over_link(sentence, i)
    if sentence.is_name(i) or sentence.is_speaker(i):
        return i
    if word in of.links:
        return _over_link(sentence, start)
    plain = (
        not sentence.is_stop(i)
        and word not in of.verbs
        and word not in of.own.prepositions
        and not sentence.capital(i)
    )
    modifier = plain and word[-2:] not in {"ed", "ng"} and not sentence.is_name(start)
    return i if modifier and sentence.code == "en" else None


def _over_link(sentence: SentenceWords, start: int) -> int | None:
    """Return the head noun of "a spokesman for the ministry", "Charles de Gaulle"."""
    i = start - 1
    inner = sentence.of.links | sentence.of.determiners
    while i > 0 and sentence.words[i] in inner and sentence.joined(i):
        i -= 1
    return i if i < start - 1 and (sentence.is_speaker(i) or sentence.is_name(i)) else None


def _governed(sentence: SentenceWords, start: int, end: int) -> tuple[int, int] | None:
    """Read "Reports from officials", "Officials in Paris"."""
    if start < 2 or not sentence.joined(start - 1):
        return None
    if sentence.words[start - 2] in sentence.of.own.said_things:
        return start - 2, end
    if not sentence.is_speaker(start - 2):
        return None
    whole = phrase_to(sentence, start - 1)
    return (whole[0], end) if whole else None


def phrase_from(sentence: SentenceWords, start: int, *, least: int = 1) -> tuple[int, int] | None:
    """Return the phrase that begins at word ``start``, up to what cannot belong to it."""
    end, of = start, sentence.of
    inner = of.links | of.determiners
    while end < len(sentence.words) and end - start < _LONGEST_PHRASE:
        if end > start and not sentence.joined(end):
            break
        word = sentence.words[end]
        linked = end == start or sentence.words[end - 1] in inner
        article = word in of.determiners and not (sentence.capital(end) and end > start)
        link = word in of.links or article
        if article and not linked and word not in of.plain_links:
            break
        pronoun = word in of.pronouns and word not in of.determiners
        if pronoun or sentence.is_quoted(end) or (word in of.passive and not link):
            break
        if sentence.is_stop(end) and not link and not sentence.is_name(end) and not sentence.is_speaker(end):
            break
        if word in of.own.prepositions and not link:
            break
        end += 1
    while end > start and (
        (sentence.words[end - 1] in inner or sentence.words[end - 1] in of.times)
        and not sentence.is_speaker(end - 1)
    ):
        end -= 1
    return (start, end) if end - start >= least else None


def names_somebody(sentence: SentenceWords, found: tuple[int, int]) -> bool:
    """Whether a range of words holds a name or a noun for those who speak."""
    return any(sentence.is_name(i) or sentence.is_speaker(i) for i in range(*found))
