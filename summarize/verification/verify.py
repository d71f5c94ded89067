"""Digest and documents → Problems, by source, and what they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from summarize.assembly.digest import generator
from summarize.ingest.dateline import dated
from summarize.language.terms import analyse
from summarize.model import Digest, Document, Problem, distinct
from summarize.model.canonical import content_hash, to_builtins
from summarize.model.comparison import Place, Quote
from summarize.model.digest import SCHEMA_VERSION, Source
from summarize.verification.claims import (
    Claim,
    at,
    claims,
    find,
    inside,
    short,
    stands,
    surrounded,
    unchanged,
)
from summarize.verification.parse import broken, miscounted, unlisted
from summarize.verification.structure import structure


def verify(digest: Digest, documents: Sequence[Document]) -> list[Problem]:
    """Check every span and every hash of ``digest`` against ``documents``.

    Where all sources are there and unchanged, they are split and read again, and what follows from them and
    from the choices of the digest is compared with what it says.

    Codes: ``digest-changed`` (its own id does not fit, or it is at odds with itself), ``source-missing``,
    ``source-changed``, ``sentence-changed``, ``moved`` (the text is elsewhere now, found by prefix and
    suffix), ``differs`` (it says something else than what follows from its sources), ``not-checked`` (made
    by a stage of somebody's own), ``other-version`` (another version made it: only places were checked).
    """
    problems = []
    if digest.id != content_hash(to_builtins(digest)):
        problems.append(
            Problem("digest-changed", digest.id, "the digest was edited: its id does not fit its content")
        )
    problems += [
        Problem("digest-changed", digest.id, f"the digest was edited: {odd}")
        for odd in (*broken(digest), *miscounted(digest))
    ]
    problems += [
        Problem("source-missing", name, f"{label} names a source that is not listed")
        for label, name in unlisted(digest)
    ]
    matched = match(digest.sources, documents)
    claimed = _by_source(digest)
    for source in digest.sources:
        document = matched.get(source.id)
        name = source.origin or source.id
        if document is None:
            problems.append(Problem.at(name, "source-missing", "not among the given documents"))
        elif document.sha256 != source.sha256:
            problems += _changes(digest, source, document)
        else:
            problems += _check_length(source, document)
            problems += _check(name, document, claimed[source.id])
            problems += _check_omitted(digest, source, document)
            problems += _check_passages(digest, source, document, {0})
    return problems or _structure(digest, matched)


def _by_source(digest: Digest) -> defaultdict[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims(digest):
        found[claim.quote.source].append(claim)
    return found


def of_this_version(digest: Digest) -> bool:
    """Whether the version that made a digest is this one, so that it reads and chooses in the same way."""
    return digest.schema_version == SCHEMA_VERSION and digest.generator == generator()


def other_version(digest: Digest) -> str:
    """Say that another version made a digest, for a reader."""
    name, made = (str(digest.generator.get(key))[:40] for key in ("name", "version"))
    ours = generator()
    return (
        f"made by {name} {made} (schema {digest.schema_version[:40]}), this is {ours['name']} "
        f"{ours['version']} (schema {SCHEMA_VERSION}): what it concludes cannot be checked here"
    )


def _structure(digest: Digest, matched: Mapping[str, Document]) -> list[Problem]:
    if not of_this_version(digest):
        return [Problem("other-version", digest.id, other_version(digest))]
    return structure(digest, matched)


def match(sources: Sequence[Source], documents: Sequence[Document]) -> Mapping[str, Document]:
    """Find the document of each source: by id, else by text, else by origin and address.

    A file may hold many documents, and their places in it change when some are added: a document that
    is another source by its id is not taken for a changed one.
    """
    given = distinct(map(dated, documents))
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
    place = {document.id: n for n, document in enumerate(given)}
    return dict(sorted(found.items(), key=lambda pair: place[pair[1].id]))


def _check(name: str, document: Document, mine: Sequence[Claim]) -> Iterator[Problem]:
    """Check quotations in a source that did not change: only an edited digest can fail here."""
    for claim in mine:
        where = claim.quote
        if not (stands(document, where.start, claim.text) and where.end - where.start == len(claim.text)):
            yield Problem.at(name, "sentence-changed", f"{claim.label} is not what is at {at(where)}")
        elif not surrounded(document, where):
            message = f"{name}: {claim.label} has other text around it, at {at(where)}"
            yield Problem("sentence-changed", name, message)


def _check_length(source: Source, document: Document) -> Iterator[Problem]:
    name = source.origin or source.id
    if source.characters != len(document.text) or any(
        not 0 <= part.start < part.end <= len(document.text) for part in source.excluded
    ):
        message = f"{name}: the digest was edited: the source has {len(document.text)} characters"
        yield Problem("digest-changed", name, message)


def _check_omitted(digest: Digest, source: Source, document: Document) -> Iterator[Problem]:
    name = source.origin or source.id
    for omission in (o for o in digest.omitted if o.span.source == source.id):
        if not unchanged(document, omission.span, omission.fingerprint, {0}):
            yield Problem(
                "sentence-changed",
                name,
                f"{name}: an omitted sentence is not what is at {at(omission.span)}",
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
                    "sentence-changed", name, f"{name}: a shared passage is not what is at {at(place)}"
                )


def _same_words(a: str, b: str) -> bool:
    return analyse(a, None).words == analyse(b, None).words


def _changes(digest: Digest, source: Source, document: Document) -> Iterator[Problem]:
    """Say what changed in a source: the file, and each sentence that is not where it was."""
    name = source.origin or source.id
    yield Problem.at(name, "source-changed", "not the text that was summarized (its SHA-256 differs)")
    shifts = {0, len(document.text) - source.characters}
    named: list[Quote | Place] = []
    mine = [claim for claim in claims(digest) if claim.quote.source == source.id]
    shown = [claim for claim in mine if claim.shown]
    for claim in shown:
        if stands(document, claim.quote.start, claim.text):
            continue
        named.append(claim.quote)
        start = find(document, claim)
        if start is None:
            yield _changed(name, claim.label, claim)
        else:
            shifts.add(start - claim.quote.start)
            where = f"{start}–{start + len(claim.text)}"
            yield Problem.at(name, "moved", f"{claim.label} moved from {at(claim.quote)} to {where}")
    quoted = {claim.quote.start for claim in shown}
    for omission in digest.omitted:
        place = omission.span
        if place.source != source.id or place.start in quoted:
            continue
        if not unchanged(document, place, omission.fingerprint, shifts):
            named.append(place)
            # Not what is there now: the digest does not show that it knew that.
            message = f"{name}: a sentence that was left out changed, at {at(place)}"
            yield Problem("sentence-changed", name, message)
    for part in (claim for claim in mine if not claim.shown):
        moved = any(stands(document, part.quote.start + shift, part.text) for shift in sorted(shifts))
        # A part of what was reported before goes with it.
        if not moved and not any(inside(part.quote, whole) for whole in named):
            named.append(part.quote)
            yield _changed(name, part.label, part)
    yield from _check_passages(digest, source, document, shifts)
    if not named:
        yield Problem.at(name, "source-changed", "the change lies outside every sentence")


def _changed(name: str, label: str, claim: Claim) -> Problem:
    message = f"{name}: {label} changed, at {at(claim.quote)}: {short(claim.text)}"
    return Problem("sentence-changed", name, message)


VERIFIED, FAILED, UNSURE = 0, 65, 76
"""The exit statuses of ``summarize verify``."""
_NOT_CHECKED = frozenset({"other-version", "not-checked", "not-recomputable"})
"""Problems that say what could not be checked, not what is wrong."""


def outcome(problems: Sequence[Problem]) -> int:
    """Return ``FAILED`` if anything is wrong, else ``UNSURE`` if anything was not checked."""
    if any(problem.code not in _NOT_CHECKED for problem in problems):
        return FAILED
    return UNSURE if problems else VERIFIED


def joined(checked: Sequence[Problem], again: Sequence[Problem]) -> list[Problem]:
    """Say once what both found out; of two ways to say that another version made it, the second."""
    both = list(dict.fromkeys((*checked, *again)))
    said = {problem.message for problem in again}
    return [p for p in both if p.code != "other-version" or p.message not in said]
