"""The JSON of a digest → Digest, checked against its schema, and against itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from summarize.errors import SchemaError
from summarize.model import Digest
from summarize.model.canonical import from_builtins, hash_of, loads
from summarize.model.comparison import Corroboration
from summarize.model.digest import Source
from summarize.schema import check_digest
from summarize.verification.claims import named_places


def parse_digest(raw: bytes) -> Digest:
    """Read a digest that may come from anybody.

    Raises:
        SchemaError: it is none; ``path`` is the JSON Pointer of the first place.

    """
    data = loads(raw)
    if isinstance(data, dict) and "stories" in data and "excerpts" not in data:
        msg = "this is a briefing, not a digest: each of its stories has a digest, under stories, digest"
        raise SchemaError(msg, path="/stories")
    check_digest(data)
    digest = from_builtins(data)
    for label, source in unlisted(digest):
        msg = f"{label} names the source {source!r}, which is not listed"
        raise SchemaError(msg, path="/sources")
    for odd in broken(digest):
        msg = f"not a valid digest: {odd}"
        raise SchemaError(msg, path="")
    return digest


def unlisted(digest: Digest) -> list[tuple[str, str]]:
    """Return (what names it, id) for each source that the digest names and does not list."""
    known = {source.id for source in digest.sources}
    return [(label, name) for label, name in _named(digest) if name not in known]


def broken(digest: Digest) -> Iterator[str]:
    """Yield what is at odds within the digest: entries that are not there, though it refers to them."""
    for n, excerpt in enumerate(digest.excerpts, 1):
        if excerpt.order != n:
            yield f"excerpt {excerpt.order} is in place {n}"
    for name, cards in (("discrepancy", digest.discrepancies), ("possible discrepancy", digest.possible)):
        for n, card in enumerate(cards, 1):
            if any(not 0 <= i < len(card.values) for compared in card.comparisons for i in compared.values):
                yield f"{name} {n} compares a value that it does not have"


def miscounted(digest: Digest) -> Iterator[str]:
    """Yield each number and each hash that the rest of the digest does not give."""
    if digest.input.hash != hash_of(sorted((s.id, s.sha256) for s in digest.sources)):
        yield "the hash of its input is not that of its sources"
    if digest.config.get("hash") != hash_of(digest.config.get("values")):
        yield "the hash of its configuration does not fit the values"
    listed = {source.id: source for source in digest.sources}
    voices = {source.id: source.group for source in digest.sources}
    for group in digest.independence:
        if any(voices.get(name, group.group) != group.group for name in group.sources):
            yield f"the sources of group {group.group} are not those that are listed with it"
    for excerpt in digest.excerpts:
        speaking = {excerpt.span.source, *(support.span.source for support in excerpt.support)}
        if speaking <= voices.keys() and excerpt.corroboration != _counted(speaking, listed):
            yield f"excerpt {excerpt.order} counts other sources than those that it names"
    for n, utterance in enumerate(digest.quotes, 1):
        speaking = {wording.span.source for wording in utterance.wordings}
        if speaking <= voices.keys() and utterance.corroboration != _counted(speaking, listed):
            yield f"utterance {n} counts other sources than those that it names"


def _counted(names: AbstractSet[str], listed: Mapping[str, Source]) -> Corroboration:
    return Corroboration.of([(listed[name].group, listed[name].publisher) for name in names])


def _named(digest: Digest) -> Iterator[tuple[str, str]]:
    for named in named_places(digest):
        yield named.label, named.place.source
    if digest.title is not None:
        yield "the title", digest.title.source
    for group in digest.independence:
        yield from (("a group of sources", name) for name in group.sources)
    yield from (("the coverage", name) for name in digest.coverage.sources)
    for alone in digest.coverage.single_source:
        yield from (("a statement of one source", name) for name in alone.documents)
