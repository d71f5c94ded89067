"""Independence groups → who shares text with whom, and which text."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.assembly.places import place
from summarize.assembly.result import Result
from summarize.model.voices import Group, Passage


def groups(result: Result) -> Iterator[Group]:
    """Write down the groups of two or more documents, in the order of their first sources."""
    collection = result.collection
    shelf = {document.id: n for n, document in enumerate(result.sources)}
    members: dict[int, list[str]] = {}
    for name in shelf:
        members.setdefault(collection.voices[name], []).append(name)
    for group, names in members.items():
        if len(names) < 2:
            continue
        passages = []
        for spans in collection.passages.get(group, ()):
            ordered = sorted(spans, key=lambda span: (shelf[span.document_id], span.start))
            text = collection.documents[ordered[0].document_id][ordered[0]]
            passages.append(Passage(text, tuple(map(place, ordered))))
        passages.sort(key=lambda p: (shelf[p.spans[0].source], p.spans[0].start, p.spans[0].end))
        yield Group(group, tuple(names), tuple(passages))
