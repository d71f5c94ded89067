"""Choice → Excerpt: the sentence, who else says it, and why it was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from summarize.analysis import Analysis
from summarize.analysis.ranking import Cluster, Ranking
from summarize.compare.places import corroboration, named, place, quote, statement, within
from summarize.model import Relation, fingerprint
from summarize.model.digest import Context, Excerpt, Explanation, Gain, RunnerUp, Support, Vote
from summarize.model.places import Statement
from summarize.model.voices import Claimant, Status
from summarize.stages.protocols import Choice

_VOTES = 5
_SCORE_DIGITS = 9
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
