"""Document → Source, and the title of the digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from summarize.assembly.places import quote
from summarize.assembly.result import Result
from summarize.language.bounds import end_of_work
from summarize.model import Collection, Sentence, count_words
from summarize.model.digest import Excluded, ExclusionReason, Problem, Source, Title
from summarize.model.document import Document, Kind, Span

NOT_PROSE: dict[Kind, ExclusionReason] = {
    "headline": "headline",
    "fragment": "fragment",
    "furniture": "page-furniture",
}


def sources(result: Result, used: AbstractSet[str]) -> tuple[Source, ...]:
    """Write down the documents, with the ids of those that an excerpt quotes in ``used``."""
    units: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in result.collection.sentences:
        units[sentence.span.document_id].append(sentence)
    voices = result.collection.voices
    return tuple(
        _source(document, units[document.id], group=voices[document.id], used=document.id in used)
        for document in result.sources
    )


def _source(document: Document, mine: Sequence[Sentence], *, group: int, used: bool) -> Source:
    """Write down a document, with the parts of it that are no prose."""
    headline = next((document[s.span] for s in mine if s.kind == "headline"), None)
    return Source(
        id=document.id,
        title=document.title or headline,
        author=document.author,
        publisher=document.publisher,
        url=document.url,
        published=document.published,
        language=document.language,
        origin=document.origin,
        sha256=document.sha256,
        characters=len(document.text),
        words=count_words(document.text),
        group=group,
        used=used,
        excluded=tuple(
            Excluded(NOT_PROSE[s.kind], s.span.start, s.span.end) for s in mine if s.kind in NOT_PROSE
        ),
    )


def unread(documents: Iterable[Document]) -> Iterator[Problem]:
    """Yield a problem for each document that is too long to be taken apart to its end."""
    for document in documents:
        end, length = end_of_work(document.text), len(document.text)
        if document.text[end:].strip():
            origin = document.origin or document.id
            msg = f"{origin}: too long: only the first {end:,} of its {length:,} characters were read"
            yield Problem("too-long", origin, msg)


def title(result: Result) -> Title | None:
    """Take the headline of the source that the lead comes from, or of one that supports it."""
    collection = result.collection
    order = [i for choice in result.ordered for i in (choice.sentence, *result.members(choice))]
    names = dict.fromkeys(collection.sentences[i].span.document_id for i in order)
    return next((found for name in names if (found := title_of(collection, name)) is not None), None)


def title_of(collection: Collection, name: str) -> Title | None:
    """Return the headline of a document by its id, else the title that came with it, if it has one."""
    document = collection.documents[name]
    sentences = (s for s in collection.sentences if s.kind == "headline" and s.span.document_id == name)
    headline = next(sentences, None)
    if headline is not None:
        return Title(document[headline.span], name, quote(document, headline.span))
    if not document.title or not document.title.strip():
        return None
    start = document.text.find(document.title)
    if start < 0:
        return Title(document.title, name, None)
    span = Span(name, start, start + len(document.title))
    return Title(document.title, name, quote(document, span))
