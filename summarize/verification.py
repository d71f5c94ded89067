"""Digest + documents → what no longer holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.model import Digest, Document, Problem, distinct, fingerprint
from summarize.model.digest import Place, Quote, Source
from summarize.render.json import content_hash, to_builtins


@dataclass(frozen=True, slots=True)
class _Claim:
    """A quotation of the digest: what it says stands where."""

    label: str
    text: str
    quote: Quote


def verify(digest: Digest, documents: Sequence[Document]) -> list[Problem]:
    """Check every span and every hash of ``digest`` against ``documents``.

    Codes: ``digest-changed`` (its own id does not fit), ``source-missing``, ``source-changed``,
    ``sentence-changed``, ``moved`` (the text stands elsewhere now, found by prefix and suffix).
    An empty list says that every character is where the digest says.
    """
    problems = []
    if digest.id != content_hash(to_builtins(digest)):
        problems.append(
            Problem("digest-changed", digest.id, "the digest was edited: its id does not fit its content")
        )
    matched = _match(digest.sources, documents)
    claims = _claims(digest)
    known = {source.id for source in digest.sources}
    problems += [
        Problem("source-missing", claim.quote.source, f"{claim.label} names a source that is not listed")
        for claim in claims
        if claim.quote.source not in known
    ]
    for source in digest.sources:
        document = matched.get(source.id)
        name = source.origin or source.id
        if document is None:
            problems.append(Problem("source-missing", name, f"{name}: not among the given documents"))
        elif document.sha256 != source.sha256:
            problems += _changes(digest, source, document, claims)
        else:
            problems += _check(name, document, [c for c in claims if c.quote.source == source.id])
            problems += _check_omitted(digest, source, document)
    return problems


def _match(sources: Sequence[Source], documents: Sequence[Document]) -> Mapping[str, Document]:
    """Find the document of each source: by id, else by text, else by origin and address.

    A file may hold many documents, and their places in it change when some are added: a document that
    is another source by its id is not taken for a changed one.
    """
    given = distinct(documents)
    by_id = {document.id: document for document in given}
    by_text = {document.sha256: document for document in reversed(given)}
    found = {}
    for source in sources:
        same = by_id.get(source.id) or by_text.get(source.sha256)
        if same is not None:
            found[source.id] = same
    taken = {document.id for document in found.values()}
    left = [document for document in given if document.id not in taken]
    by_origin = {document.origin: document for document in left if document.origin}
    by_url = {document.url: document for document in reversed(left) if document.url}
    for source in sources:
        changed = by_url.get(source.url or "") or by_origin.get(source.origin or "")
        if source.id not in found and changed is not None:
            found[source.id] = changed
    return found


def _claims(digest: Digest) -> list[_Claim]:
    claims = []
    if digest.title is not None and digest.title.span is not None:
        claims.append(_Claim("the title", digest.title.text, digest.title.span))
    for excerpt in digest.excerpts:
        label = f"excerpt {excerpt.order}"
        claims.append(_Claim(label, excerpt.text, excerpt.span))
        if excerpt.context is not None:
            claims.append(_Claim(f"the context of {label}", excerpt.context.text, excerpt.context.span))
        claims += [_Claim(f"a support of {label}", s.text, s.span) for s in excerpt.support]
    for number, card in enumerate(digest.discrepancies, 1):
        claims += [_Claim(f"a value of discrepancy {number}", v.raw, v.span) for v in card.values]
    return claims


def _check(name: str, document: Document, claims: Sequence[_Claim]) -> Iterator[Problem]:
    """Check quotations in a source that did not change: only an edited digest can fail here."""
    for claim in claims:
        if document.text[claim.quote.start : claim.quote.end] != claim.text:
            yield Problem(
                "sentence-changed", name, f"{name}: {claim.label} is not what stands at {_at(claim.quote)}"
            )


def _check_omitted(digest: Digest, source: Source, document: Document) -> Iterator[Problem]:
    name = source.origin or source.id
    for omission in (o for o in digest.omitted if o.span.source == source.id):
        if not _unchanged(document, omission.span, omission.fingerprint, {0}):
            yield Problem(
                "sentence-changed",
                name,
                f"{name}: an omitted sentence is not what stands at {_at(omission.span)}",
            )


def _changes(
    digest: Digest, source: Source, document: Document, claims: Sequence[_Claim]
) -> Iterator[Problem]:
    """Say what changed in a source: the file, and each sentence that is not where it was."""
    name = source.origin or source.id
    yield Problem("source-changed", name, f"{name}: not the text that was summarized (its SHA-256 differs)")
    shifts = {0, len(document.text) - source.characters}
    named = False
    claims = [claim for claim in claims if claim.quote.source == source.id]
    quoted = {claim.quote.start for claim in claims}
    for claim in claims:
        if _stands(document, claim.quote.start, claim.text):
            continue
        named = True
        start = _find(document, claim)
        if start is None:
            yield Problem(
                "sentence-changed",
                name,
                f"{name}: {claim.label} changed, at {_at(claim.quote)}: {_short(claim.text)}",
            )
        else:
            shifts.add(start - claim.quote.start)
            where = f"{start}–{start + len(claim.text)}"
            yield Problem("moved", name, f"{name}: {claim.label} moved from {_at(claim.quote)} to {where}")
    for omission in digest.omitted:
        place = omission.span
        if place.source != source.id or place.start in quoted:
            continue
        if not _unchanged(document, place, omission.fingerprint, shifts):
            named = True
            now = document.text[place.start : place.end]
            yield Problem(
                "sentence-changed",
                name,
                f"{name}: a sentence that was left out changed, at {_at(place)}: {_short(now)}",
            )
    if not named:
        yield Problem("source-changed", name, f"{name}: the change lies outside every sentence")


def _stands(document: Document, start: int, text: str) -> bool:
    return document.text[start : start + len(text)] == text


def _find(document: Document, claim: _Claim) -> int | None:
    """Find a quotation again by its text and surroundings; the nearest of the best matches."""
    quote, found, start = claim.quote, [], -1
    while (start := document.text.find(claim.text, start + 1)) >= 0:
        before = document.text[max(0, start - len(quote.prefix)) : start]
        after = document.text[start + len(claim.text) :][: len(quote.suffix)]
        same = (before == quote.prefix) + (after == quote.suffix)
        found.append((-same, abs(start - quote.start), start))
    return min(found)[2] if found and claim.text else None


def _unchanged(document: Document, place: Place, print_: str, shifts: set[int]) -> bool:
    return any(
        place.start + shift >= 0
        and fingerprint(document.text[place.start + shift : place.end + shift]) == print_
        for shift in sorted(shifts)
    )


def _at(span: Quote | Place) -> str:
    return f"{span.start}–{span.end}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat[:60]}…”" if len(flat) > 60 else f"“{flat}”"
