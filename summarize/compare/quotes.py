"""Collection → utterances: what somebody said, in the wordings of several sources.

Two quotations are one utterance where they share most of what they say, and where speaker and
surroundings do not speak against it; short ones, which any speaker might use of anything, need more
of that. A source may also report the utterance without quotation marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import regex

from summarize.language.attribution import speaker
from summarize.language.quotations import Quotation, quotations
from summarize.language.vectors import inverse_document_frequency
from summarize.language.words import analyse, stop_words, word_offsets
from summarize.model import Collection, Span, Terms

_MOST_HOLDERS = 40
"""A stem in more quotations than this tells none of them apart."""
_LONG = 4
"""Content words of a quotation that speaks for itself."""
_VERY_LONG = 6
"""Content words of a quotation that also nobody else would use."""
_FEW = 3
"""Content words that a part of a quotation needs, and that one may hold which is the same as a single word."""
_NEARLY_ALL = 0.9
_FRAME = 4
"""Words right before two quotations that are the same sentence but for the quotation."""
_KEY = 4
"""Letters that forms of one word begin with, at least."""
_ALIKE = 0.65
"""Least share of the longer form that two forms of one word begin with."""
_MARKS = regex.compile(r"[“„«»「『\"]|‘(?=\w)")


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
class SharedUtterance:
    """One utterance and its wordings, at most one of each document, in the order of the text."""

    subject: tuple[str, ...]
    """Stems that most wordings share."""
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A quotation with what it is compared by."""

    wording: Wording
    document: str
    said: tuple[str, ...]
    """Distinct content stems inside the marks, in order."""
    around: frozenset[str]
    """Content stems of the sentence outside the marks and without the speaker."""
    frame: tuple[str, ...]
    """The words right before."""
    names: tuple[str, ...]
    """The name of the speaker, without title, or the phrase that stands for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """Find utterances that several sources report, whatever marks and words they use."""

    share: float = 0.75
    """Least share of what the shorter quotation says that the other one says too, weighted by idf."""
    report: float = 0.6
    """The same for a sentence without quotation marks that names the same speaker."""
    context: int = 3
    """Least number of words around two short quotations that are the same."""

    def __call__(self, collection: Collection, /) -> tuple[SharedUtterance, ...]:
        """Return the utterances of two or more documents, in the order of their first wordings."""
        spoken = list(_spoken(collection))
        if not spoken:
            return ()
        idf = inverse_document_frequency([collection.terms[i].content for i in collection.prose])
        groups = self._groups(spoken, idf)
        reported = _Reports(collection, idf)
        found = []
        for members in groups:
            wordings = {s.document: s.wording for s in reversed(members)}
            for wording in reported.of(members, self):
                wordings.setdefault(collection.sentences[wording.sentence].span.document_id, wording)
            if len(wordings) > 1:
                ordered = sorted(wordings.values(), key=lambda w: (w.sentence, w.span.start))
                found.append(SharedUtterance(_subject(members), tuple(ordered)))
        return tuple(sorted(found, key=lambda u: (u.wordings[0].sentence, u.wordings[0].span.start)))

    def _groups(self, spoken: Sequence[_Spoken], idf: Mapping[str, float]) -> list[list[_Spoken]]:
        parent = list(range(len(spoken)))

        def root(i: int) -> int:
            while parent[i] != i:
                parent[i] = parent[parent[i]]
                i = parent[i]
            return i

        # What is word for word the same in the same sentence needs no comparing.
        first_with: dict[tuple[object, ...], int] = {}
        for i, one in enumerate(spoken):
            parent[i] = first_with.setdefault((one.said, one.frame, one.around), i)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for i in first_with.values():
            for key in dict.fromkeys(stem[:_KEY] for stem in spoken[i].said):
                holders[key].append(i)
        pairs = {
            pair
            for found in holders.values()
            if len(found) <= _MOST_HOLDERS
            for pair in combinations(found, 2)
        }
        for a, b in sorted(pairs):
            if spoken[a].document != spoken[b].document and self._same(spoken[a], spoken[b], idf):
                first, second = sorted((root(a), root(b)))
                parent[second] = first
        groups: defaultdict[int, list[_Spoken]] = defaultdict(list)
        for i, one in enumerate(spoken):
            groups[root(i)].append(one)
        return list(groups.values())

    def _same(self, a: _Spoken, b: _Spoken, idf: Mapping[str, float]) -> bool:
        shorter, longer = sorted((a.said, b.said), key=len)
        common = _common(shorter, longer)
        if not common:
            return False
        one_speaker = _one_speaker(a.names, b.names)
        others = bool(a.names and b.names) and not one_speaker
        share = _weight(common, idf) / _weight(shorter, idf)
        if len(shorter) >= _LONG:
            return share >= (_NEARLY_ALL if others else self.share)
        if others:
            return False
        if one_speaker and a.frame == b.frame and len(a.frame) == _FRAME:
            return True
        if len(common) < len(shorter) or (len(shorter) == 1 and len(longer) > _FEW):
            return False
        around = len(_common(a.around, b.around))
        enough = self.context - one_speaker - (len(shorter) > 1)
        return around >= enough and (one_speaker or len(longer) < 2 * _LONG)


class _Reports:
    """Sentences without quotation marks that say the same as a quotation."""

    def __init__(self, collection: Collection, idf: Mapping[str, float]) -> None:
        self._collection, self._idf = collection, idf
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for i in collection.prose:
            # A sentence with quotation marks is compared as a quotation.
            if not _MARKS.search(collection.texts[i]):
                for key in {stem[:_KEY] for stem in collection.terms[i].content}:
                    self._holders[key].append(i)

    def of(self, members: Sequence[_Spoken], rule: Quotes) -> Iterator[Wording]:
        """Yield what other documents report of an utterance, the best sentence of each."""
        taken = {one.document for one in members}
        best: dict[str, tuple[float, int, Wording]] = {}
        for one in {(m.said, m.names): m for m in members}.values():
            for i, common in self._candidates(one):
                document = self._collection.sentences[i].span.document_id
                if document in taken:
                    continue
                share = _weight(common, self._idf) / _weight(one.said, self._idf)
                wording = self._wording(one, i, common, (share, rule))
                if wording is not None and (document not in best or (share, -i) > best[document][:2]):
                    best[document] = share, -i, wording
        yield from (wording for _, _, wording in best.values())

    def _candidates(self, one: _Spoken) -> Iterator[tuple[int, list[str]]]:
        """Yield sentences that share enough of a quotation, looked up by its rarest words."""
        keys = sorted({stem[:_KEY] for stem in one.said}, key=lambda key: (len(self._holders[key]), key))
        looked_up = keys if len(keys) < _LONG else keys[: len(keys) // 2]
        for i in sorted({i for key in looked_up for i in self._holders[key][: 4 * _MOST_HOLDERS]}):
            common = _common(one.said, self._collection.terms[i].content)
            if common:
                yield i, common

    def _wording(
        self, one: _Spoken, i: int, common: Sequence[str], judged: tuple[float, Quotes]
    ) -> Wording | None:
        """Return the words of sentence ``i`` that stand for the quotation, if its surroundings agree."""
        share, rule = judged
        terms, text = self._collection.terms[i], self._collection.texts[i]
        framed = _follows(terms.stems, one.frame)
        long = len(one.said) >= _LONG
        if framed is None and share < (rule.report if long else 1):
            return None
        places = _window(terms.stems, common)
        if places is None or places[1] - places[0] > 2 * len(one.said) + 4:
            return None
        if framed is not None and places[0] - framed in range(len(one.said)):
            places = framed, places[1]
        elif share < (rule.report if long else 1):
            return None
        places = places[0], self._phrase_end(i, places[1])
        offsets = word_offsets(text)
        start, end = offsets[places[0]][0], offsets[places[1] - 1][1]
        who = speaker(text, (start, end), self._collection.document(i).language)
        names = _names(text, who, terms) if who else ()
        if not _one_speaker(names, one.names) and (
            (names and one.names) or len(one.said) < _VERY_LONG or share < _NEARLY_ALL
        ):
            return None
        outside = {*terms.stems[: places[0]], *terms.stems[places[1] :]} & {*terms.content} - {*names}
        if (
            framed is None
            and not long
            and len(_common(one.around, outside)) < rule.context - 2 * (len(one.said) > 1)
        ):
            return None
        span = self._collection.sentences[i].span
        said_by = Span(span.document_id, span.start + who[0], span.start + who[1]) if who else None
        return Wording(i, Span(span.document_id, span.start + start, span.start + end), None, said_by)

    def _phrase_end(self, i: int, end: int) -> int:
        """Return where the phrase ends whose last shared word stands before word ``end``."""
        terms, text = self._collection.terms[i], self._collection.texts[i]
        offsets, stops = word_offsets(text), stop_words(self._collection.document(i).language)
        last = end
        while last < len(offsets) and last < end + 2 and terms.words[last] not in stops:
            if text[offsets[last - 1][1] : offsets[last][0]] != " ":
                break
            last += 1
        return last if last < len(offsets) and terms.words[last] in stops else end


def _follows(stems: Sequence[str], frame: Sequence[str]) -> int | None:
    """Return the position right behind the words of ``frame``."""
    if len(frame) < _FRAME:
        return None
    places = range(len(stems) - len(frame))
    return next((k + len(frame) for k in places if tuple(stems[k : k + len(frame)]) == tuple(frame)), None)


def _spoken(collection: Collection) -> Iterator[_Spoken]:
    """Yield every quotation, sentence by sentence."""
    by_document: defaultdict[str, list[int]] = defaultdict(list)
    for i in collection.prose:
        by_document[collection.sentences[i].span.document_id].append(i)
    for name, sentences in by_document.items():
        starts = [collection.sentences[i].span.start for i in sentences]
        for quotation in quotations(collection.documents[name].text):
            k = max(0, bisect_right(starts, quotation.start) - 1)
            while k < len(sentences) and starts[k] < quotation.end:
                span = collection.sentences[sentences[k]].span
                start, end = max(quotation.start, span.start), min(quotation.end, span.end)
                if start < end:
                    whole = (start, end) == (quotation.start, quotation.end)
                    one = _quoted(collection, sentences[k], Quotation(start, end, quotation.marks))
                    if one is not None and (whole or len(one.said) >= _FEW):
                        yield one
                k += 1


def _quoted(collection: Collection, i: int, quotation: Quotation) -> _Spoken | None:
    document, span = collection.document(i), collection.sentences[i].span
    terms, text = collection.terms[i], collection.texts[i]
    said = analyse(document.text[quotation.start : quotation.end], document.language)
    if not said.content or _is_title(said):
        return None
    offsets = word_offsets(text)
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
    return _Spoken(
        wording=wording,
        document=document.id,
        said=tuple(dict.fromkeys(said.content)),
        around=frozenset(outside),
        frame=tuple(before[-_FRAME:]),
        names=_names(text, who, terms) if who else (),
    )


def _is_title(said: Terms) -> bool:
    """Whether marks stand around a name or the title of a work: every word that counts is capitalized."""
    return bool(said.names) and said.names >= {stem for stem in said.content if not stem[:1].isnumeric()}


def _names(text: str, who: tuple[int, int], terms: Terms) -> tuple[str, ...]:
    """Return the stems of a speaker's name behind any title, or of the whole phrase where there is no name."""
    stems = [
        s for s, (a, b) in zip(terms.stems, word_offsets(text), strict=True) if who[0] <= a and b <= who[1]
    ]
    name: list[str] = []
    for stem in reversed(stems):
        if stem not in terms.names:
            break
        name.insert(0, stem)
    return tuple(name or [" ".join(stems)])


def _one_speaker(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names may be one person's: the same last word, or one is a part of the other."""
    if not a or not b:
        return False
    shared = {*a} & {*b}
    return a[-1] == b[-1] or (bool(shared) and (len(a) == 1 or len(b) == 1 or len(shared) > 1))


def _common(a: Iterable[str], b: Iterable[str]) -> list[str]:
    """Return the stems of ``a`` that have a form in ``b``: the same stem, or one that begins alike."""
    there = frozenset(b)
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for stem in there:
        forms[stem[:_KEY]].append(stem)
    return [
        stem
        for stem in sorted(a)
        if stem in there or any(_alike(stem, other) for other in forms.get(stem[:_KEY], ()))
    ]


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    shorter, longer = sorted((a, b), key=len)
    same = next((i for i, (x, y) in enumerate(zip(shorter, longer, strict=False)) if x != y), len(shorter))
    return same >= _KEY and same >= _ALIKE * len(longer) and not shorter[0].isnumeric()


def _weight(stems: Sequence[str], idf: Mapping[str, float]) -> float:
    return sum(idf.get(stem, 1.0) for stem in stems) or 1.0


def _window(stems: Sequence[str], wanted: Sequence[str]) -> tuple[int, int] | None:
    """Return the shortest half-open run of words that holds a form of every wanted stem."""
    keys = [stem[:_KEY] for stem in stems]
    forms = [
        [k for k, key in enumerate(keys) if key == want[:_KEY] and _alike(want, stems[k])] for want in wanted
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


def _subject(members: Sequence[_Spoken]) -> tuple[str, ...]:
    """Return the stems that most wordings share, in the order of the first."""
    counts = {stem: sum(bool(_common([stem], other.said)) for other in members) for stem in members[0].said}
    most = [stem for stem, count in counts.items() if 2 * count > len(members)]
    return tuple(most or members[0].said)
