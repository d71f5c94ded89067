"""Analysis → utterances: what somebody said, in the wordings of several sources.

Two quotations are one utterance where they share most of what they say, and where speaker and
surroundings do not speak against it; short ones, which any speaker might use of anything, need more
of that. A source may also report the utterance without quotation marks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from summarize.analysis import Analysis
from summarize.analysis.groups import Groups
from summarize.analysis.layer import Layer
from summarize.analysis.vectors import inverse_document_frequency
from summarize.compare.places import corroborated, named, quote, statement
from summarize.compare.reported import LONG, MOST_HOLDERS, NEARLY_ALL, Reports
from summarize.compare.spoken import (
    FEW,
    FRAME,
    KEY,
    Forms,
    Spoken,
    Wording,
    common_forms,
    contradict,
    one_speaker,
    spoken_in,
    weight,
)
from summarize.model.ranges import Count, Share
from summarize.model.voices import Utterance, UtteranceWording

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
        spoken = list(spoken_in(analysis))
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
        speaker=next((w.speaker for w in written if w.speaker), None),
        wordings=written,
        corroboration=corroborated(analysis, [w.span.document_id for w in wordings]),
    )


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
