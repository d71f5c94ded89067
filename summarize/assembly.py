"""What the stages chose → Digest."""

from __future__ import annotations

import importlib.metadata
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.language.vectors import tf_idf
from summarize.model import Budget, Choice, Cluster, Collection, Ranking, Selection, count_words, fingerprint
from summarize.model.digest import (
    Context,
    Corroboration,
    Coverage,
    Digest,
    Excerpt,
    Excluded,
    Explanation,
    Gain,
    Input,
    Json,
    Metrics,
    Omission,
    OmissionReason,
    Place,
    Problem,
    Quote,
    RunnerUp,
    Source,
    Support,
    Title,
    Vote,
)
from summarize.model.document import Document, Kind, Span
from summarize.render.json import content_hash, hash_of, to_builtins

_SURROUNDINGS = 32
"""Code points of prefix and suffix, as the W3C Web Annotation examples have them."""
_VOTES = 5
_SCORE_DIGITS = 9
_DIGITS = 6
_REASONS: dict[Kind, OmissionReason] = {
    "headline": "headline",
    "fragment": "fragment",
    "furniture": "page-furniture",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything that one run found."""

    collection: Collection
    ranking: Ranking
    selection: Selection
    ordered: tuple[Choice, ...]
    budget: Budget
    """Resolved."""
    config: Json
    """Name and effective values."""


def assemble(result: Result) -> Digest:
    """Return the digest; every sentence is in exactly one of excerpts, support and omitted."""
    collection = result.collection
    excerpts = tuple(
        _excerpt(result, number, choice) for number, choice in enumerate(result.ordered, 1)
    )
    used = {excerpt.span.source for excerpt in excerpts}
    sources = tuple(
        _source(collection, document, used=document.id in used)
        for document in sorted(collection.documents.values(), key=_shelf)
    )
    values = result.config["values"]
    digest = Digest(
        title=_title(result),
        language=_majority([s.language for s in sources]),
        generator={"name": "summarize", "version": importlib.metadata.version("summarize")},
        config={"name": result.config["name"], "hash": hash_of(values), "values": values},
        input=Input(
            hash=hash_of(sorted((s.id, s.sha256) for s in sources)),
            documents=len(sources),
            independent_groups=len({*collection.voices.values()}),
            sentences=len(collection.sentences),
            problems=(),
        ),
        sources=sources,
        excerpts=excerpts,
        coverage=Coverage(sources=tuple(s.id for s in sources)),
        omitted=tuple(_omissions(result)),
        metrics=_metrics(result, sources),
        trace=(collection, result.ranking),
    )
    return sealed(digest)


def sealed(digest: Digest) -> Digest:
    """Return the digest with the id that its content gives."""
    return replace(digest, id=content_hash(to_builtins(digest)))


def with_problems(digest: Digest, problems: Sequence[Problem]) -> Digest:
    """Return the digest with what could not be read written into its ``input``."""
    known = tuple(sorted(problems, key=lambda p: (p.origin, p.code, p.message)))
    return sealed(replace(digest, input=replace(digest.input, problems=known))) if known else digest


def quote(document: Document, span: Span) -> Quote:
    """Return a span with the text around it."""
    before = document.text[max(0, span.start - _SURROUNDINGS) : span.start]
    after = document.text[span.end : span.end + _SURROUNDINGS]
    return Quote(document.id, span.start, span.end, before, after)


def place(span: Span) -> Place:
    """Return a span as the digest writes it."""
    return Place(span.document_id, span.start, span.end)


def _shelf(document: Document) -> tuple[str, str, str]:
    """Order sources as a reader would look for them: by name, then by time."""
    return document.origin or "", document.published or "", document.id


def _excerpt(result: Result, number: int, choice: Choice) -> Excerpt:
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
        score=_round_score(result.ranking.scores[choice.cluster]),
        support=_support(collection, cluster, choice.sentence),
        corroboration=corroboration(collection, cluster),
        context=context,
        claimant=None,
        status=None,
        explanation=_explanation(result, choice),
    )


def corroboration(collection: Collection, cluster: Cluster) -> Corroboration:
    """Count who says it: files, and independent voices among them."""
    documents = {collection.sentences[i].span.document_id for i in cluster.sentences}
    voices = {collection.voices[document] for document in documents}
    return Corroboration(len(documents), len(voices), single_source=len(voices) == 1)


def _support(collection: Collection, cluster: Cluster, chosen: int) -> tuple[Support, ...]:
    """Return the other sentences of the cluster, in the order of the sources."""
    relations = {m.sentence: (m.relation, m.similarity) for m in cluster.duplicates}
    # The lead relates to the chosen sentence as the chosen sentence relates to the lead.
    relations[cluster.lead] = relations.get(chosen, ("exact", 1.0))
    others = [i for i in cluster.sentences if i != chosen]
    others.sort(key=lambda i: (_shelf(collection.document(i)), collection.sentences[i].span))
    return tuple(
        Support(
            relation="exact" if _same_words(collection, i, chosen) else _inexact(relations[i][0]),
            similarity=1.0 if _same_words(collection, i, chosen) else round(relations[i][1], _DIGITS),
            text=collection.texts[i],
            span=quote(collection.document(i), collection.sentences[i].span),
        )
        for i in others
    )


def _same_words(collection: Collection, a: int, b: int) -> bool:
    return collection.terms[a].words == collection.terms[b].words


def _inexact(relation: str) -> str:
    return "paraphrase" if relation == "exact" else relation


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


def _source(collection: Collection, document: Document, *, used: bool) -> Source:
    mine = [s for s in collection.sentences if s.span.document_id == document.id]
    headline = next((document[s.span] for s in mine if s.kind == "headline"), None)
    return Source(
        id=document.id,
        title=document.title or headline,
        publisher=document.publisher,
        url=document.url,
        published=document.published,
        language=document.language,
        origin=document.origin,
        sha256=document.sha256,
        characters=len(document.text),
        words=count_words(document.text),
        group=collection.voices[document.id],
        used=used,
        excluded=tuple(
            Excluded(_REASONS[s.kind], s.span.start, s.span.end)
            for s in mine
            if s.kind in _REASONS
        ),
    )


def _title(result: Result) -> Title | None:
    """Take the headline of the source that the lead comes from, or of one that supports it."""
    collection = result.collection
    order = [i for choice in result.ordered for i in _by_trust(result, choice)]
    for document_id in dict.fromkeys(collection.sentences[i].span.document_id for i in order):
        document = collection.documents[document_id]
        spans = [
            s.span for s in collection.sentences
            if s.kind == "headline" and s.span.document_id == document_id
        ]  # fmt: skip
        if spans:
            return Title(document[spans[0]], document_id, quote(document, spans[0]))
        if document.title and document.title.strip():
            start = document.text.find(document.title)
            span = None if start < 0 else Span(document_id, start, start + len(document.title))
            return Title(document.title, document_id, span and quote(document, span))
    return None


def _by_trust(result: Result, choice: Choice) -> list[int]:
    cluster = result.ranking.clusters[choice.cluster]
    return [choice.sentence, *(i for i in cluster.sentences if i != choice.sentence)]


def _omissions(result: Result) -> list[Omission]:
    """Account for every sentence that is neither excerpt nor support."""
    collection, ranking = result.collection, result.ranking
    shown = {i for choice in result.ordered for i in ranking.clusters[choice.cluster].sentences}
    cluster_of = {i: n for n, cluster in enumerate(ranking.clusters) for i in cluster.sentences}
    result_ = []
    for i, sentence in enumerate(collection.sentences):
        if i in shown:
            continue
        reason, of, score = _REASONS.get(sentence.kind, "over-budget"), None, None
        if sentence.kind == "prose":
            number = cluster_of[i]
            lead = ranking.clusters[number].lead
            if i == lead:
                score = _round_score(ranking.scores[number])
                reason = result.selection.refused.get(number, "over-budget")
            else:
                reason, of = "duplicate", place(collection.sentences[lead].span)
        span = sentence.span
        result_.append(Omission(reason, of, score, fingerprint(collection.texts[i]), place(span)))
    shelf = {d.id: n for n, d in enumerate(sorted(collection.documents.values(), key=_shelf))}
    return sorted(result_, key=lambda o: (shelf[o.span.source], o.span.start))


def _metrics(result: Result, sources: Sequence[Source]) -> Metrics:
    collection = result.collection
    texts = [collection.texts[choice.sentence] for choice in result.ordered]
    words = sum(map(count_words, texts))
    total = sum(source.words for source in sources)
    text = " ".join(texts)
    minutes = Budget(0, "minutes").measure(text) if text else 0.0
    return Metrics(
        sentences=len(texts),
        words=words,
        characters=len(text),
        minutes=round(minutes, _DIGITS),
        budget={"limit": result.budget.limit, "unit": result.budget.unit},
        compression=round(words / total, _DIGITS) if total else 0.0,
        redundancy=_redundancy(result),
        balance=_balance(result, len(sources)),
    )


def _redundancy(result: Result) -> float:
    content = [result.collection.terms[choice.sentence].content for choice in result.ordered]
    if len(content) < 2:
        return 0.0
    vectors = tf_idf(content)
    cosine = (vectors @ vectors.T).toarray()
    highest = [max(x for j, x in enumerate(row) if j != i) for i, row in enumerate(cosine)]
    return round(math.fsum(map(float, highest)) / len(highest), _DIGITS)


def _balance(result: Result, documents: int) -> float:
    """Return the entropy of the quoted documents over its maximum (Shannon evenness)."""
    spans = [result.collection.sentences[choice.sentence].span for choice in result.ordered]
    most = min(documents, len(spans))
    if most < 2:
        return 0.0
    shares = [n / len(spans) for n in Counter(span.document_id for span in spans).values()]
    entropy = -math.fsum(share * math.log(share) for share in sorted(shares))
    return round(entropy / math.log(most), _DIGITS)


def _majority(languages: Sequence[str | None]) -> str | None:
    counts = Counter(language for language in languages if language)
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None


def _round_score(score: float) -> float:
    return round(score, _SCORE_DIGITS)
