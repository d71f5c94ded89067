"""Analysis → what somebody is quoted with, and quotations that the sources word differently.

Two quotations are one utterance where they share most of what they say, and where speaker and
surroundings do not speak against it; short ones, which any speaker might use of anything, need more
of that. A source may also report the utterance without quotation marks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, product

from msgspec import Struct

from summarize.analysis import Analysis
from summarize.analysis.instances import Layer
from summarize.analysis.pairs import Groups
from summarize.analysis.ranking import inverse_document_frequency
from summarize.compare.cards import Card, about, corroborated, may_be_one, named, quote, statement, verbatim
from summarize.compare.spoken import (
    FEW,
    FRAME,
    KEY,
    LONG,
    MOST_HOLDERS,
    NEARLY_ALL,
    Forms,
    Reports,
    Spoken,
    Wording,
    are_forms,
    common_forms,
    contradict,
    one_speaker,
    spoken_in,
    weight,
)
from summarize.language.words import determiners, shingles, stop_words
from summarize.model import Span
from summarize.model.comparison import Claimant, Compared, Discrepancy, Utterance, UtteranceWording
from summarize.model.inputs import Count, OneOrMore, OneToHundred, Share

# Analysis → utterances: what somebody said, in the wordings of several sources.

_MOST_WORDINGS = 8
"""Wordings of a group that another one is compared with."""

_SUBJECT = 12
"""Most words of a subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """Find utterances that several sources report, whatever marks and words they use."""

    share: Share = 0.75
    """Least share of what the shorter quotation says that the other one says too, weighted by idf."""
    report: Share = 0.6
    """The same for a sentence without quotation marks that names the same speaker."""
    context: Count = 3
    """Least number of words around two short quotations that are the same."""

    def __call__(self, analysis: Analysis, /) -> tuple[Utterance, ...]:
        """Return the utterances of two or more documents, at most one wording of each, by their places."""
        spoken = analysis.once(spoken_in)
        if not spoken:
            return ()
        idf = inverse_document_frequency([analysis.terms[i].content for i in analysis.prose])
        reported = Reports(analysis, idf, share=self.report, context=self.context)
        found = []
        for members in self._groups(spoken, idf):
            wordings = {s.document: s.wording for s in reversed(members)}
            for wording in reported.of(members):
                wordings.setdefault(wording.span.document_id, wording)
            if len(wordings) > 1:
                ordered = sorted(wordings.values(), key=lambda w: analysis.place(w.span))
                found.append((analysis.place(ordered[0].span), _utterance(analysis, members, ordered)))
        return tuple(utterance for _, utterance in sorted(found, key=lambda entry: entry[0]))

    def _groups(self, spoken: Sequence[Spoken], idf: Mapping[str, float]) -> list[list[Spoken]]:
        linked = Groups(range(len(spoken)))
        # What is word for word the same in the same sentence needs no comparing.
        first_with: dict[tuple[object, ...], int] = {}
        for i, one in enumerate(spoken):
            linked.join(first_with.setdefault((one.said, one.frame, one.around), i), i)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for i in first_with.values():
            for key in dict.fromkeys(stem[:KEY] for stem in spoken[i].said):
                holders[key].append(i)
        pairs = {
            pair
            for found in holders.values()
            if len(found) <= MOST_HOLDERS
            for pair in combinations(found, 2)
        }
        members = {i: [i] for i in first_with.values()}
        forms: Layer[tuple[str, ...], Forms] = Layer(Forms)
        for a, b in sorted(pairs):
            first, second = sorted((linked.first(a), linked.first(b)))
            known = first == second or spoken[a].document == spoken[b].document
            if known or not self._same(spoken[a], spoken[b], idf, forms):
                continue
            # No chain joins what contradicts each other.
            sides = product(members[first][:_MOST_WORDINGS], members[second][:_MOST_WORDINGS])
            if not any(contradict(spoken[x].signs, spoken[y].signs) for x, y in sides):
                linked.join(first, second)
                members[first] += members.pop(second)
        groups: defaultdict[int, list[Spoken]] = defaultdict(list)
        for i, one in enumerate(spoken):
            groups[linked.first(i)].append(one)
        return list(groups.values())

    def _same(
        self, a: Spoken, b: Spoken, idf: Mapping[str, float], forms: Layer[tuple[str, ...], Forms]
    ) -> bool:
        shorter, longer = sorted((a.said, b.said), key=len)
        common = forms[longer].common(shorter)
        if not common:
            return False
        alike = one_speaker(a.names, b.names)
        others = bool(a.names and b.names) and not alike
        share = weight(common, idf) / weight(shorter, idf)
        if len(shorter) >= LONG:
            return share >= (NEARLY_ALL if others else self.share)
        if others:
            return False
        if alike and a.said == b.said and len(a.said) > 1:
            return True
        if alike and a.frame == b.frame and len(a.frame) == FRAME:
            return True
        if len(common) < len(shorter) or (len(shorter) == 1 and len(longer) > FEW):
            return False
        around = len(common_forms(a.around, b.around))
        enough = self.context - alike - (len(shorter) > 1)
        return around >= enough and (alike or len(longer) < 2 * LONG)


def _subject(members: Sequence[Spoken], analysis: Analysis) -> str:
    """Return the words of the first wording from the first one that most wordings share to the last one."""
    first = members[0]
    counts = {stem: sum(bool(common_forms([stem], other.said)) for other in members) for stem in first.said}
    most = {stem for stem, count in counts.items() if 2 * count > len(members)} or {*first.said}
    terms = first.signs.terms
    shared = [k for k, stem in enumerate(terms.stems) if stem in most]
    last = max(k for k in shared if k < shared[0] + _SUBJECT)
    text = analysis.document(first.wording.sentence)[first.wording.span]
    return " ".join(text[terms.offsets[shared[0]][0] : terms.offsets[last][1]].split())


def _utterance(analysis: Analysis, members: Sequence[Spoken], wordings: Sequence[Wording]) -> Utterance:
    written = tuple(_wording(analysis, wording) for wording in wordings)
    return Utterance(
        subject=_subject(members, analysis),
        speaker=min((w.speaker for w in written if w.speaker), key=_is_by_office, default=None),
        wordings=written,
        corroboration=corroborated(analysis, [w.span.document_id for w in wordings]),
    )


def _is_by_office(speaker: Claimant) -> bool:
    """Whether who speaks is called by no name: the president, the agency."""
    first, *others = speaker.text.split()
    name = first[0].isupper() and first.casefold() not in determiners()
    return not name and not any(word[0].isupper() for word in others)


def _wording(analysis: Analysis, wording: Wording) -> UtteranceWording:
    document = analysis.document(wording.sentence)
    return UtteranceWording(
        text=document[wording.span],
        quoted=wording.marks is not None,
        marks=wording.marks,
        speaker=named(analysis, wording.speaker) if wording.speaker else None,
        sentence=statement(analysis, wording.sentence),
        span=quote(document, wording.span),
    )


# Analysis → utterances that two sources quote in different words, though most of it is the same.

_REASON = "quoted in different words"
_SAME = 0.6
"""Least share of the words of the shorter quotation that the other one has in order."""
_TELLING = 3
"""Content words of a run; "this is not the first time that" has hardly any."""
_MOST_HOLDERS = 20
"""A run of words in more quotations than this is a formula."""
_MOST_WORDS = 200
"""Words of a quotation that is compared: aligning costs the square of it."""


class _Passage(Struct, frozen=True):
    """Words of a quotation that another one has in other words: half-open, by index."""

    quotation: int
    first: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """Report utterances whose quotations share a long run of words and differ in others."""

    run: OneToHundred = 6
    """Least number of words in a row that both quote, right before or behind what differs."""
    others: OneOrMore = 2
    """Least number of content words on either side that the other quotation has no form of."""

    def __call__(self, analysis: Analysis, /) -> Iterator[Card]:
        """Yield a card for each such passage, with all quotations of it."""
        spoken = [one for one in analysis.once(spoken_in) if len(one.signs.terms.words) <= _MOST_WORDS]
        passages: dict[int, _Passage] = {}
        linked = Groups(range(len(spoken)))
        for a, b in self._candidates(spoken):
            one, other = spoken[a].wording.sentence, spoken[b].wording.sentence
            if analysis.voice(one) == analysis.voice(other) or not may_be_one(analysis, one, other):
                continue
            found = self._differing(a, b, spoken, analysis)
            if found is not None:
                for passage in found:
                    passages.setdefault(passage.quotation, passage)
                linked.join(a, b)
        groups: defaultdict[int, list[_Passage]] = defaultdict(list)
        for i, passage in passages.items():
            groups[linked.first(i)].append(passage)
        yield from (_card(group, spoken, analysis) for group in groups.values())

    def _candidates(self, spoken: Sequence[Spoken]) -> list[tuple[int, int]]:
        holders: defaultdict[object, list[int]] = defaultdict(list)
        for i, one in enumerate(spoken):
            for key in {*shingles(one.signs.terms.stems, self.run)}:
                holders[key].append(i)
        return sorted(
            {
                (a, b)
                for held in holders.values() if len(held) <= _MOST_HOLDERS
                for a, b in combinations(held, 2) if spoken[a].document != spoken[b].document
            }
        )  # fmt: skip

    def _differing(
        self, a: int, b: int, spoken: Sequence[Spoken], analysis: Analysis
    ) -> tuple[_Passage, _Passage] | None:
        """Return the words that are not the same beside the first long run that is."""
        stems = spoken[a].signs.terms.stems, spoken[b].signs.terms.stems
        blocks = SequenceMatcher(None, *stems, autojunk=False).get_opcodes()
        equal = sum(j - i for tag, i, j, _, _ in blocks if tag == "equal")
        if equal < _SAME * min(map(len, stems)):
            return None
        for k, (tag, i, j, m, n) in enumerate(blocks):
            if tag != "replace":
                continue
            runs = [
                len(self._content(a, (start, end), spoken, analysis))
                for name, start, end, _, _ in blocks[max(0, k - 1) : k + 2]
                if name == "equal" and end - start >= self.run
            ]
            ours, theirs = (
                self._content(a, (i, j), spoken, analysis),
                self._content(b, (m, n), spoken, analysis),
            )
            apart = not any(are_forms(x, y) for x in ours for y in theirs)
            if max(runs, default=0) >= _TELLING and min(len(ours), len(theirs)) >= self.others and apart:
                return _Passage(a, i, j), _Passage(b, m, n)
        return None

    def _content(
        self, a: int, words: tuple[int, int], spoken: Sequence[Spoken], analysis: Analysis
    ) -> list[str]:
        terms, stops = spoken[a].signs.terms, stop_words(analysis.language(spoken[a].wording.sentence))
        return [terms.stems[k] for k in range(*words) if terms.words[k] not in stops]


def _card(group: Sequence[_Passage], spoken: Sequence[Spoken], analysis: Analysis) -> Card:
    values = []
    for passage in group:
        wording, offsets = spoken[passage.quotation].wording, spoken[passage.quotation].signs.terms.offsets
        start, end = offsets[passage.first][0], offsets[passage.end - 1][1]
        span = Span(wording.span.document_id, wording.span.start + start, wording.span.start + end)
        values.append((analysis.place(span), wording.sentence, span))
    values.sort()
    words = [analysis.document(i)[span].casefold() for _, i, span in values]
    firsts = [words.index(word) for word in dict.fromkeys(words)]
    discrepancy = Discrepancy(
        subject=about(analysis, [(i, span) for _, i, span in values]),
        kind="quotation",
        verdict="qualifier-differs",
        reason=_REASON,
        values=tuple(verbatim(analysis, i, span) for _, i, span in values),
        comparisons=tuple(Compared(ends, "qualifier-differs", _REASON) for ends in combinations(firsts, 2)),
    )
    return Card(discrepancy, frozenset(i for _, i, _ in values), sure=True)
