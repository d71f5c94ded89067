"""Digest + documents → what no longer holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.language.words import analyse
from summarize.model import Digest, Document, Problem, distinct, fingerprint
from summarize.model.digest import Place, Quote, Source, Utterance
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
        Problem("source-missing", name, f"{label} names a source that is not listed")
        for label, name in _named(digest, claims)
        if name not in known
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
            problems += _check_passages(digest, source, document, {0})
    return problems


def _match(sources: Sequence[Source], documents: Sequence[Document]) -> Mapping[str, Document]:
    """Find the document of each source: by id, else by text, else by origin."""
    given = distinct(documents)
    by_id = {document.id: document for document in given}
    by_text = {document.sha256: document for document in reversed(given)}
    by_origin = {document.origin: document for document in given if document.origin}
    found = {}
    for source in sources:
        same = by_id.get(source.id) or by_text.get(source.sha256)
        document = same or by_origin.get(source.origin or "")
        if document is not None:
            found[source.id] = document
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
        said = (("claimant", excerpt.claimant), ("status", excerpt.status))
        claims += [_Claim(f"the {name} of {label}", part.text, part.span) for name, part in said if part]
    for number, utterance in enumerate(digest.quotes, 1):
        claims += _utterance_claims(f"utterance {number}", utterance)
    for number, card in enumerate(digest.discrepancies, 1):
        claims += [_Claim(f"a value of discrepancy {number}", v.raw, v.span) for v in card.values]
    return claims


def named_sources(digest: Digest) -> list[str]:
    """Return the source that each span of the digest names, and each member of a group."""
    return [name for _, name in _named(digest, _claims(digest))]


def _named(digest: Digest, claims: Sequence[_Claim]) -> Iterator[tuple[str, str]]:
    yield from ((claim.label, claim.quote.source) for claim in claims)
    for group in digest.independence:
        yield from (("a group of sources", name) for name in group.sources)
        yield from (("a shared passage", p.source) for passage in group.passages for p in passage.spans)


def _utterance_claims(label: str, utterance: Utterance) -> Iterator[_Claim]:
    for wording in utterance.wordings:
        yield _Claim(f"a sentence of {label}", wording.sentence.text, wording.sentence.span)
        yield _Claim(f"a wording of {label}", wording.text, wording.span)
        if wording.speaker is not None:
            yield _Claim(f"a speaker of {label}", wording.speaker.text, wording.speaker.span)
    if utterance.speaker is not None:
        yield _Claim(f"the speaker of {label}", utterance.speaker.text, utterance.speaker.span)


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


def _check_passages(
    digest: Digest, source: Source, document: Document, shifts: set[int]
) -> Iterator[Problem]:
    """Check that a shared passage has the same words here, and its very text in its first source."""
    name = source.origin or source.id
    for passage in (passage for group in digest.independence for passage in group.passages):
        for number, place in enumerate(passage.spans):
            if place.source != source.id:
                continue
            now = [document.text[max(0, place.start + s) : max(0, place.end + s)] for s in sorted(shifts)]
            same = (text == passage.text or (number and _same_words(text, passage.text)) for text in now)
            if not any(same):
                yield Problem(
                    "sentence-changed", name, f"{name}: a shared passage is not what stands at {_at(place)}"
                )


def _same_words(a: str, b: str) -> bool:
    return analyse(a, None).words == analyse(b, None).words


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
    told: list[tuple[Quote, int | None]] = []
    for claim in claims:
        if _stands(document, claim.quote.start, claim.text):
            continue
        named = True
        start = _find(document, claim)
        shift = None if start is None else start - claim.quote.start
        # A part of what was reported before goes with it.
        if any(_inside(claim.quote, whole) and by in {shift, None} for whole, by in told):
            continue
        told.append((claim.quote, shift))
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
    yield from _check_passages(digest, source, document, shifts)
    if not named:
        yield Problem("source-changed", name, f"{name}: the change lies outside every sentence")


def _inside(part: Quote, whole: Quote) -> bool:
    return whole.start <= part.start and part.end <= whole.end


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
