"""Document → Source; which sources share text; the title of the digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from summarize.analysis import Analysis
from summarize.compare.places import place, quote
from summarize.language.bounds import end_of_work
from summarize.model import Sentence, count_words
from summarize.model.digest import Excluded, ExclusionReason, Problem, Source, Title
from summarize.model.document import Document, Kind, Span
from summarize.model.voices import Group, Passage

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
    groups = analysis.voices.groups
    return tuple(
        _source(document, units[document.id], group=groups[document.id], used=document.id in used)
        for document in analysis.sources
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
