"""Analysis → who says what: words in quotation marks and reported speech."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.analysis import Analysis
from summarize.analysis.conflicts import conflict
from summarize.compare.cards import within
from summarize.language.attribution import speaker
from summarize.language.quotations import Quotation
from summarize.language.signs import Signs
from summarize.language.terms import Terms, analyse
from summarize.language.words import stop_words
from summarize.model import Span

# Analysis → its quotations, and by what they are compared.

FEW = 3
"""Content words that a part of a quotation needs, and the most that equals a single word."""
FRAME = 4
"""Words right before two quotations that are the same sentence but for the quotation."""
KEY = 4
"""Letters that forms of one word begin with, at least."""
_ALIKE = 0.65
"""Least share of the longer form that two forms of one word begin with."""


@dataclass(frozen=True, slots=True)
class Wording:
    """An utterance as one source has it."""

    sentence: int
    span: Span
    """The words, without quotation marks."""
    marks: str | None
    """None where the source reports without quotation marks."""
    speaker: Span | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with what it is compared by."""

    wording: Wording
    document: str
    signs: Signs
    said: tuple[str, ...]
    """Distinct content stems inside the marks, in order."""
    around: frozenset[str]
    """Content stems of the sentence outside the marks and without the speaker."""
    frame: tuple[str, ...]
    """The words right before."""
    names: tuple[str, ...]
    """The name of the speaker, without title, or the phrase that represents one."""


def spoken_in(analysis: Analysis) -> Sequence[Spoken]:
    """Return every quotation, sentence by sentence."""
    found: list[Spoken] = []
    by_document: defaultdict[str, list[int]] = defaultdict(list)
    for i in analysis.prose:
        by_document[analysis.sentences[i].span.document_id].append(i)
    for name, sentences in by_document.items():
        starts = [analysis.sentences[i].span.start for i in sentences]
        for quotation in analysis.quotations[name]:
            k = max(0, bisect_right(starts, quotation.start) - 1)
            while k < len(sentences) and starts[k] < quotation.end:
                span = analysis.sentences[sentences[k]].span
                start, end = max(quotation.start, span.start), min(quotation.end, span.end)
                if start < end:
                    whole = (start, end) == (quotation.start, quotation.end)
                    one = _quoted(analysis, sentences[k], Quotation(start, end, quotation.marks))
                    if one is not None and (whole or len(one.said) >= FEW):
                        found.append(one)
                k += 1
    return found


def _quoted(analysis: Analysis, i: int, quotation: Quotation) -> Spoken | None:
    document, span = analysis.document(i), analysis.sentences[i].span
    terms, text = analysis.terms[i], analysis.texts[i]
    words = document.text[quotation.start : quotation.end]
    said = analyse(words, document.language)
    if not said.content or _is_title(said):
        return None
    offsets = analysis.terms[i].offsets
    start, end = quotation.start - span.start, quotation.end - span.start
    who = speaker(text, (start, end), document.language)
    stops = stop_words(document.language)
    outside = [
        stem for stem, word, (a, b) in zip(terms.stems, terms.words, offsets, strict=True)
        if word not in stops and (b <= start or a >= end) and not (who and who[0] <= a < who[1])
    ]  # fmt: skip
    before = [stem for stem, (_, b) in zip(terms.stems, offsets, strict=True) if b <= start]
    wording = Wording(
        i,
        Span(document.id, quotation.start, quotation.end),
        quotation.marks,
        Span(document.id, span.start + who[0], span.start + who[1]) if who else None,
    )
    return Spoken(
        wording=wording,
        document=document.id,
        signs=Signs(words, said, document.language),
        said=tuple(dict.fromkeys(said.content)),
        around=frozenset(outside),
        frame=tuple(before[-FRAME:]),
        names=speaker_name(terms, offsets, who) if who else (),
    )


def _is_title(said: Terms) -> bool:
    """Whether marks are around a name or the title of a work: every word that counts is capitalized."""
    return bool(said.names) and said.names >= {stem for stem in said.content if not stem[:1].isnumeric()}


def speaker_name(terms: Terms, offsets: Sequence[tuple[int, int]], who: tuple[int, int]) -> tuple[str, ...]:
    """Return the stems of a speaker's name behind any title, or of the phrase where there is no name."""
    stems = [s for s, (a, b) in zip(terms.stems, offsets, strict=True) if who[0] <= a and b <= who[1]]
    name: list[str] = []
    for stem in reversed(stems):
        if stem not in terms.names:
            break
        name.insert(0, stem)
    return tuple(name or [" ".join(stems)])


def one_speaker(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names may be one person's: the same last word, or one is a part of the other."""
    if not a or not b:
        return False
    shared = {*a} & {*b}
    return a[-1] == b[-1] or (bool(shared) and (len(a) == 1 or len(b) == 1 or len(shared) > 1))


def contradict(a: Signs, b: Signs) -> bool:
    """Whether two wordings say the opposite: other figures or days, a negation, another direction."""
    return conflict(a, b) in {"figure", "unit", "date", "negation", "direction"}


class Forms:
    """Stems, to look up forms of the same words."""

    def __init__(self, stems: Iterable[str]) -> None:
        """Index ``stems`` by the letters that forms of one word begin with."""
        self.stems = frozenset(stems)
        self._by_key: defaultdict[str, list[str]] = defaultdict(list)
        for stem in self.stems:
            self._by_key[stem[:KEY]].append(stem)

    def common(self, stems: Iterable[str]) -> list[str]:
        """Return which of ``stems`` have a form here: the same stem, or one that begins alike."""
        return [
            stem
            for stem in sorted(stems)
            if stem in self.stems or any(are_forms(stem, other) for other in self._by_key.get(stem[:KEY], ()))
        ]

    def found_in(self, stems: Iterable[str]) -> list[str]:
        """Return the other way round which of the stems here have a form among ``stems``, in order."""
        by_key = self._by_key
        alike = ((own, stem) for stem in stems for own in by_key.get(stem[:KEY], ()))
        return sorted({own for own, stem in alike if are_forms(own, stem)})


def common_forms(a: Iterable[str], b: Iterable[str]) -> list[str]:
    """Return the stems of ``a`` that have a form in ``b``."""
    return Forms(b).common(a)


def are_forms(a: str, b: str) -> bool:
    """Whether two stems may be forms of one word: they begin alike."""
    if a == b:
        return True
    shorter, longer = sorted((a, b), key=len)
    same = next((i for i, (x, y) in enumerate(zip(shorter, longer, strict=False)) if x != y), len(shorter))
    return same >= KEY and same >= _ALIKE * len(longer) and not shorter[0].isnumeric()


def weight(stems: Sequence[str], idf: Mapping[str, float]) -> float:
    """Return the summed idf of stems, never 0."""
    return sum(idf.get(stem, 1.0) for stem in stems) or 1.0


# Analysis → sentences without quotation marks that say the same as a quotation.

MOST_HOLDERS = 40
"""A stem in more quotations than this distinguishes none of them."""
_NEGATING = 3
"""Words before a wording among which a negation belongs to it."""
_MOST_WORDINGS = 8
"""Wordings of one utterance that reports are looked up by, the first ones."""
LONG = 4
"""Content words of a quotation that speaks for itself."""
VERY_LONG = 6
"""Content words of a quotation that also nobody else would use."""
NEARLY_ALL = 0.9
_MARKS = re.compile(r"[“„«»「『\"]|‘(?=\w)")


class Reports:
    """Sentences without quotation marks that say the same as a quotation."""

    def __init__(self, analysis: Analysis, idf: Mapping[str, float], *, share: float, context: int) -> None:
        self._analysis, self._idf = analysis, idf
        self._share, self._context = share, context
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for i in analysis.prose:
            # A sentence with quotation marks is compared as a quotation.
            if not _MARKS.search(analysis.texts[i]):
                for key in {stem[:KEY] for stem in analysis.terms[i].content}:
                    self._holders[key].append(i)

    def of(self, members: Sequence[Spoken]) -> Iterator[Wording]:
        """Yield what other documents report of an utterance, the best sentence of each."""
        taken = {one.document for one in members}
        best: dict[str, tuple[float, int, Wording]] = {}
        distinct = {(member.said, member.names): member for member in reversed(members)}
        for one in list(distinct.values())[-_MOST_WORDINGS:]:
            for i, common in self._candidates(one):
                document = self._analysis.sentences[i].span.document_id
                if document in taken:
                    continue
                share = weight(common, self._idf) / weight(one.said, self._idf)
                wording = self._wording(one, i, common, share)
                if wording is not None and (document not in best or (share, -i) > best[document][:2]):
                    best[document] = share, -i, wording
        yield from (wording for _, _, wording in best.values())

    def _candidates(self, one: Spoken) -> Iterator[tuple[int, list[str]]]:
        """Yield sentences that share enough of a quotation, looked up by its rarest words."""
        keys = sorted({stem[:KEY] for stem in one.said}, key=lambda key: (len(self._holders[key]), key))
        looked_up = keys if len(keys) < LONG else keys[: len(keys) // 2]
        said, speaks_alone = Forms(one.said), len(one.said) >= VERY_LONG
        for i in sorted({i for key in looked_up for i in self._holders[key][:MOST_HOLDERS]}):
            may_be_it = speaks_alone or self._names_speaker(i, one)
            common = said.found_in(self._analysis.terms[i].content) if may_be_it else ()
            if common:
                yield i, common

    def _names_speaker(self, i: int, one: Spoken) -> bool:
        """Whether a sentence has a name of who spoke."""
        stems = self._analysis.terms[i].stems
        return any({*name.split()}.issubset(stems) for name in one.names)

    def _wording(self, one: Spoken, i: int, common: Sequence[str], share: float) -> Wording | None:
        """Return the words of sentence ``i`` that represent the quotation, if its surroundings agree."""
        terms, text = self._analysis.terms[i], self._analysis.texts[i]
        speaks_alone = len(one.said) >= VERY_LONG and share >= NEARLY_ALL
        if not speaks_alone and not self._names_speaker(i, one):
            return None  # whoever it names is another one
        long = len(one.said) >= LONG
        framed = None if long else _follows(terms.stems, one.frame)
        if framed is None and share < (self._share if long else 1):
            return None
        places = _window(terms.stems, common)
        if places is None or places[1] - places[0] > 2 * len(one.said) + 4:
            return None
        if framed is not None and places[0] - framed in range(len(one.said)):
            places = framed, places[1]
        elif share < (self._share if long else 1):
            return None
        places = places[0], self._phrase_end(i, places[1])
        offsets = self._analysis.terms[i].offsets
        start, end = offsets[places[0]][0], offsets[places[1] - 1][1]
        # A negation is before what it negates.
        language = self._analysis.language(i)
        said = text[offsets[max(0, places[0] - _NEGATING)][0] : end]
        if contradict(one.signs, Signs(said, analyse(said, language), language)):
            return None
        who = speaker(text, (start, end), language)
        names = speaker_name(terms, offsets, who) if who else ()
        if not one_speaker(names, one.names) and ((names and one.names) or not speaks_alone):
            return None
        outside = {*terms.stems[: places[0]], *terms.stems[places[1] :]} & {*terms.content} - {*names}
        if (
            framed is None
            and not long
            and len(common_forms(one.around, outside)) < self._context - 2 * (len(one.said) > 1)
        ):
            return None
        said_by = within(self._analysis, i, who) if who else None
        return Wording(i, within(self._analysis, i, (start, end)), None, said_by)

    def _phrase_end(self, i: int, end: int) -> int:
        """Extend the match by up to two content words, so that it does not end inside a phrase."""
        terms, text = self._analysis.terms[i], self._analysis.texts[i]
        offsets, stops = self._analysis.terms[i].offsets, stop_words(self._analysis.language(i))
        last = end
        while last < len(offsets) and last < end + 2 and terms.words[last] not in stops:
            if text[offsets[last - 1][1] : offsets[last][0]] != " ":
                break
            last += 1
        return last if last < len(offsets) and terms.words[last] in stops else end


def _follows(stems: Sequence[str], frame: Sequence[str]) -> int | None:
    """Return the position right behind the words of ``frame``."""
    if len(frame) < FRAME:
        return None
    places = range(len(stems) - len(frame))
    return next((k + len(frame) for k in places if tuple(stems[k : k + len(frame)]) == tuple(frame)), None)


def _window(stems: Sequence[str], wanted: Sequence[str]) -> tuple[int, int] | None:
    """Return the shortest half-open run of words that holds a form of every wanted stem."""
    keys = [stem[:KEY] for stem in stems]
    forms = [
        [k for k, key in enumerate(keys) if key == want[:KEY] and are_forms(want, stems[k])]
        for want in wanted
    ]
    if not all(forms):
        return None
    best: tuple[int, int] | None = None
    for start in sorted({k for places in forms for k in places}):
        ends = [next((k for k in places if k >= start), None) for places in forms]
        known = [k for k in ends if k is not None]
        if len(known) < len(forms):
            break
        if best is None or max(known) + 1 - start < best[1] - best[0]:
            best = start, max(known) + 1
    return best
