"""What was chosen → excerpts with their sources, and what was omitted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from summarize.analysis import Analysis
from summarize.analysis.ranking import Cluster, Ranking
from summarize.compare.cards import corroboration, named, place, quote, statement, within
from summarize.language.lines import end_of_work
from summarize.model import OmissionReason, Relation, Sentence, count_words, fingerprint
from summarize.model.comparison import Claimant, Group, Passage, Place, Statement, Status
from summarize.model.digest import (
    Context,
    Excerpt,
    Excluded,
    ExclusionReason,
    Explanation,
    Gain,
    Omission,
    Problem,
    RunnerUp,
    Source,
    Support,
    Title,
    Vote,
)
from summarize.model.inputs import Document, Kind, Span
from summarize.stages.protocols import Choice, Selection

# Document → Source; which sources share text; the title of the digest.

NOT_PROSE: dict[Kind, ExclusionReason] = {
    "headline": "headline",
    "fragment": "fragment",
    "furniture": "page-furniture",
}


def sources(analysis: Analysis, used: AbstractSet[str]) -> tuple[Source, ...]:
    """Write down the documents, with the ids of those that an excerpt quotes in ``used``."""
    units: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in analysis.sentences:
        units[sentence.span.document_id].append(sentence)
    return tuple(
        _source(analysis, document, units[document.id], used=document.id in used)
        for document in analysis.sources
    )


def _source(analysis: Analysis, document: Document, mine: Sequence[Sentence], *, used: bool) -> Source:
    """Write down a document, with the parts of it that are no prose."""
    headline = analysis.headlines.get(document.id)
    return Source(
        id=document.id,
        title=document.title or (None if headline is None else document[headline]),
        author=document.author,
        publisher=document.publisher,
        url=document.url,
        published=document.published,
        language=document.language,
        origin=document.origin,
        sha256=document.sha256,
        characters=len(document.text),
        words=count_words(document.text),
        group=analysis.voices.groups[document.id],
        used=used,
        excluded=tuple(
            Excluded(NOT_PROSE[s.kind], s.span.start, s.span.end) for s in mine if s.kind in NOT_PROSE
        ),
    )


def groups(analysis: Analysis) -> Iterator[Group]:
    """Write down the groups of two or more documents that share text, in the order of their first sources."""
    members: dict[int, list[str]] = {}
    for document in analysis.sources:
        members.setdefault(analysis.voices.groups[document.id], []).append(document.id)
    for group, names in members.items():
        if len(names) < 2:
            continue
        passages = []
        for spans in analysis.voices.passages.get(group, ()):
            ordered = sorted(spans, key=analysis.place)
            text = analysis.documents[ordered[0].document_id][ordered[0]]
            passages.append(
                (analysis.place(ordered[0]), ordered[0].end, Passage(text, tuple(map(place, ordered))))
            )
        passages.sort(key=lambda entry: entry[:2])
        yield Group(group, tuple(names), tuple(passage for *_, passage in passages))


def unread(documents: Iterable[Document]) -> Iterator[Problem]:
    """Yield a problem for each document that is too long to be taken apart to its end."""
    for document in documents:
        end, length = end_of_work(document.text), len(document.text)
        if document.text[end:].strip():
            origin = document.origin or document.id
            msg = f"{origin}: too long: only the first {end:,} of its {length:,} characters were read"
            yield Problem("too-long", origin, msg)


def title(analysis: Analysis, sentences: Iterable[int]) -> Title | None:
    """Take the headline of the story, else of the first document among ``sentences`` that has one."""
    names = dict.fromkeys(analysis.sentences[i].span.document_id for i in sentences)
    if analysis.story is not None:
        names = dict.fromkeys((analysis.story.document, *names))
    return next((found for name in names if (found := title_of(analysis, name)) is not None), None)


def title_of(analysis: Analysis, name: str) -> Title | None:
    """Return the headline of a document by its id, else the title that came with it, if it has one."""
    document = analysis.documents[name]
    headline = analysis.headlines.get(name)
    if headline is not None:
        return Title(document[headline], name, quote(document, headline))
    if not document.title or not document.title.strip():
        return None
    start = document.text.find(document.title)
    if start < 0:
        return Title(document.title, name, None)
    span = Span(name, start, start + len(document.title))
    return Title(document.title, name, quote(document, span))


# Every sentence that is neither excerpt nor support → why it is not shown.

_SCORE_DIGITS = 9


def omissions(
    analysis: Analysis, ranking: Ranking, selection: Selection, shown: AbstractSet[int]
) -> tuple[Omission, ...]:
    """Account for the sentences that are not in ``shown``, in the order of the sources and of the text."""
    cluster_of = {i: n for n, cluster in enumerate(ranking.clusters) for i in cluster.sentences}
    hidden = [i for i in range(len(analysis.sentences)) if i not in shown]
    hidden.sort(key=lambda i: (analysis.numbers[analysis.sentences[i].span.document_id], i))
    return tuple(_omission(analysis, ranking, selection, (i, cluster_of)) for i in hidden)


def _omission(
    analysis: Analysis, ranking: Ranking, selection: Selection, place_in: tuple[int, Mapping[int, int]]
) -> Omission:
    index, cluster_of = place_in
    cluster = cluster_of.get(index)
    sentence = analysis.sentences[index]
    reason: OmissionReason
    of: Place | None = None
    score = told_by = None
    if index in analysis.restated:
        reason, of = "duplicate", place(analysis.sentences[analysis.restated[index]].span)
    elif cluster is None or sentence.kind != "prose":
        reason = NOT_PROSE.get(sentence.kind, "over-budget")
    elif index == (lead := ranking.clusters[cluster].lead):
        reason = selection.refused.get(cluster, "over-budget")
        score = round(ranking.scores[cluster], _SCORE_DIGITS)
        told_by = corroboration(analysis, ranking.clusters[cluster])
    else:
        reason, of = "duplicate", place(analysis.sentences[lead].span)
    return Omission(reason, of, score, told_by, fingerprint(analysis.texts[index]), place(sentence.span))


# Choice → Excerpt: the sentence, who else says it, and why it was chosen.

_VOTES = 5
_DIGITS = 6


def excerpt(analysis: Analysis, ranking: Ranking, number: int, choice: Choice) -> Excerpt:
    """Write down a chosen sentence; ``number`` is its place in the digest, from 1."""
    cluster = ranking.clusters[choice.cluster]
    span = analysis.sentences[choice.sentence].span
    text = analysis.texts[choice.sentence]
    context = None
    if choice.context is not None:
        before = analysis.sentences[choice.context].span
        context = Context(analysis.texts[choice.context], quote(analysis.document(choice.context), before))
    return Excerpt(
        id="e" + fingerprint(span.document_id, str(span.start), str(span.end), text),
        order=number,
        role="lead" if number == 1 else "body",
        text=text,
        span=quote(analysis.document(choice.sentence), span),
        score=round(ranking.scores[choice.cluster], _SCORE_DIGITS),
        support=_support(analysis, cluster, choice.sentence),
        see_also=see_also(analysis, cluster.see_also),
        corroboration=corroboration(analysis, cluster),
        context=context,
        claimant=claimant(analysis, choice.sentence),
        status=status(analysis, choice.sentence),
        explanation=_explanation(analysis, ranking, choice),
    )


def see_also(analysis: Analysis, sentences: Iterable[int]) -> tuple[Statement, ...]:
    """Return sentences that probably say much the same, in the order of the sources."""
    ordered = sorted(sentences, key=lambda i: analysis.place(analysis.sentences[i].span))
    return tuple(statement(analysis, i) for i in ordered)


def claimant(analysis: Analysis, sentence: int) -> Claimant | None:
    """Return who is said to say a sentence, if it names somebody."""
    found = analysis.claimant[sentence]
    return named(analysis, within(analysis, sentence, found)) if found else None


def status(analysis: Analysis, sentence: int) -> Status | None:
    """Return the first stage that a sentence names."""
    document = analysis.document(sentence)
    for mention in analysis.progress[sentence]:
        span = within(analysis, sentence, (mention.start, mention.end))
        return Status(mention.stage, document[span], quote(document, span))
    return None


def _support(analysis: Analysis, cluster: Cluster, chosen: int) -> tuple[Support, ...]:
    """Return the other sentences of the cluster, in the order of the sources."""
    others = [i for i in cluster.sentences if i != chosen]
    others.sort(key=lambda i: analysis.place(analysis.sentences[i].span))
    known = {m.sentence: (m.relation, m.similarity) for m in cluster.duplicates}
    support = []
    for i in others:
        relation, similarity = _relation(analysis, known, (chosen, i))
        span = quote(analysis.document(i), analysis.sentences[i].span)
        support.append(Support(relation, round(similarity, _DIGITS), analysis.texts[i], span))
    return tuple(support)


def _relation(
    analysis: Analysis, known: Mapping[int, tuple[Relation, float]], pair: tuple[int, int]
) -> tuple[Relation, float]:
    """Return how the second sentence relates to the first.

    A cluster knows how its sentences relate to its lead; one with the words of the lead relates to the
    chosen sentence as the lead does.
    """
    chosen, other = pair
    if _same_words(analysis, chosen, other):
        return "exact", 1.0
    relation, similarity = known.get(other, ("exact", 1.0))
    return known[chosen] if relation == "exact" else (relation, similarity)


def _same_words(analysis: Analysis, a: int, b: int) -> bool:
    return analysis.terms[a].words == analysis.terms[b].words


def _explanation(analysis: Analysis, ranking: Ranking, choice: Choice) -> Explanation:
    runner_up = None
    if choice.runner_up is not None:
        sentence, reason = choice.runner_up
        span = analysis.sentences[sentence].span
        runner_up = RunnerUp(reason, analysis.texts[sentence], place(span))
    gains = tuple(Gain(concept, round(weight, _DIGITS)) for concept, weight in choice.gains)
    return Explanation(tuple(_votes(analysis, ranking, choice.cluster)), gains, runner_up)


def _votes(analysis: Analysis, ranking: Ranking, cluster: int) -> list[Vote]:
    """Return the neighbours that gave the cluster the largest shares of its score."""
    weights, votes = ranking.weights, []
    edges = slice(weights.indptr[cluster], weights.indptr[cluster + 1])
    for j, weight in zip(weights.indices[edges], weights.data[edges], strict=True):
        given = ranking.damping * ranking.scores[j] * weight / ranking.degrees[j]
        lead = ranking.clusters[j].lead
        votes.append(
            Vote(
                round(float(given / ranking.scores[cluster]), _DIGITS),
                round(float(weight), _DIGITS),
                analysis.texts[lead],
                place(analysis.sentences[lead].span),
            )
        )
    votes.sort(key=lambda v: (-v.share, v.span.source, v.span.start))
    return votes[:_VOTES]
