"""Analysis → sentences without quotation marks that say the same as a quotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import regex

from summarize.analysis import Analysis
from summarize.analysis.layer import Layer
from summarize.compare.places import within
from summarize.compare.spoken import (
    FRAME,
    KEY,
    Forms,
    Spoken,
    Wording,
    are_forms,
    common_forms,
    contradict,
    one_speaker,
    speaker_name,
    weight,
)
from summarize.language.attribution import speaker
from summarize.language.signs import Signs
from summarize.language.terms import analyse
from summarize.language.words import stop_words

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
_MARKS = regex.compile(r"[“„«»「『\"]|‘(?=\w)")


class Reports:
    """Sentences without quotation marks that say the same as a quotation."""

    def __init__(self, analysis: Analysis, idf: Mapping[str, float], *, share: float, context: int) -> None:
        self._analysis, self._idf = analysis, idf
        self._share, self._context = share, context
        self._forms: Layer[int, Forms] = Layer(lambda i: Forms(analysis.terms[i].content))
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
        for i in sorted({i for key in looked_up for i in self._holders[key][:MOST_HOLDERS]}):
            common = self._forms[i].common(one.said)
            if common:
                yield i, common

    def _wording(self, one: Spoken, i: int, common: Sequence[str], share: float) -> Wording | None:
        """Return the words of sentence ``i`` that represent the quotation, if its surroundings agree."""
        terms, text = self._analysis.terms[i], self._analysis.texts[i]
        speaks_alone = len(one.said) >= VERY_LONG and share >= NEARLY_ALL
        if not speaks_alone and not any({*name.split()} <= {*terms.stems} for name in one.names):
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
