"""Choice → Excerpt: the sentence, who else says it, and why it was chosen."""

from __future__ import annotations

from collections.abc import Mapping

from summarize.assembly.attribution import claimant, status
from summarize.assembly.places import corroborated, place, quote
from summarize.assembly.result import Result, shelf
from summarize.model import Choice, Cluster, Collection, Relation, fingerprint
from summarize.model.digest import Context, Excerpt, Explanation, Gain, RunnerUp, Support, Vote
from summarize.model.voices import Corroboration

_VOTES = 5
_SCORE_DIGITS = 9
_DIGITS = 6


def excerpt(result: Result, number: int, choice: Choice) -> Excerpt:
    """Write down a chosen sentence; ``number`` is its place in the digest, from 1."""
    collection = result.collection
    cluster = result.ranking.clusters[choice.cluster]
    span = collection.sentences[choice.sentence].span
    text = collection.texts[choice.sentence]
    context = None
    if choice.context is not None:
        before = collection.sentences[choice.context].span
        context = Context(
            collection.texts[choice.context], quote(collection.document(choice.context), before)
        )
    return Excerpt(
        id="e" + fingerprint(span.document_id, str(span.start), str(span.end), text),
        order=number,
        role="lead" if number == 1 else "body",
        text=text,
        span=quote(collection.document(choice.sentence), span),
        score=round(result.ranking.scores[choice.cluster], _SCORE_DIGITS),
        support=_support(collection, cluster, choice.sentence),
        corroboration=corroboration(collection, cluster),
        context=context,
        claimant=claimant(collection, choice.sentence),
        status=status(collection, choice.sentence),
        explanation=_explanation(result, choice),
    )


def corroboration(collection: Collection, cluster: Cluster) -> Corroboration:
    """Count who says it: files, and independent voices among them."""
    return corroborated(collection, [collection.sentences[i].span.document_id for i in cluster.sentences])


def _support(collection: Collection, cluster: Cluster, chosen: int) -> tuple[Support, ...]:
    """Return the other sentences of the cluster, in the order of the sources."""
    others = [i for i in cluster.sentences if i != chosen]
    others.sort(key=lambda i: (shelf(collection.document(i)), collection.sentences[i].span))
    known = {m.sentence: (m.relation, m.similarity) for m in cluster.duplicates}
    support = []
    for i in others:
        relation, similarity = _relation(collection, known, (chosen, i))
        span = quote(collection.document(i), collection.sentences[i].span)
        support.append(Support(relation, round(similarity, _DIGITS), collection.texts[i], span))
    return tuple(support)


def _relation(
    collection: Collection, known: Mapping[int, tuple[Relation, float]], pair: tuple[int, int]
) -> tuple[Relation, float]:
    """Return how the second sentence relates to the first.

    A cluster knows how its sentences relate to its lead; one with the words of the lead relates to the
    chosen sentence as the lead does.
    """
    chosen, other = pair
    if _same_words(collection, chosen, other):
        return "exact", 1.0
    relation, similarity = known.get(other, ("exact", 1.0))
    return known[chosen] if relation == "exact" else (relation, similarity)


def _same_words(collection: Collection, a: int, b: int) -> bool:
    return collection.terms[a].words == collection.terms[b].words


def _explanation(result: Result, choice: Choice) -> Explanation:
    collection = result.collection
    runner_up = None
    if choice.runner_up is not None:
        sentence, reason = choice.runner_up
        span = collection.sentences[sentence].span
        runner_up = RunnerUp(reason, collection.texts[sentence], place(span))
    gains = tuple(Gain(concept, round(weight, _DIGITS)) for concept, weight in choice.gains)
    return Explanation(tuple(_votes(result, choice.cluster)), gains, runner_up)


def _votes(result: Result, cluster: int) -> list[Vote]:
    """Return the neighbours that gave the cluster the largest shares of its score."""
    ranking, collection = result.ranking, result.collection
    row = ranking.weights[[cluster], :].tocoo()
    degrees = ranking.weights.sum(axis=1)
    votes = []
    for j, weight in zip(row.coords[1], row.data, strict=True):
        given = ranking.damping * ranking.scores[j] * weight / degrees[j]
        lead = ranking.clusters[j].lead
        votes.append(
            Vote(
                round(float(given / ranking.scores[cluster]), _DIGITS),
                round(float(weight), _DIGITS),
                collection.texts[lead],
                place(collection.sentences[lead].span),
            )
        )
    votes.sort(key=lambda v: (-v.share, v.span.source, v.span.start))
    return votes[:_VOTES]
