"""A digest and its documents → is it the digest that they make, with the settings that it records?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from summarize.config.reading import recorded_config
from summarize.config.settings import Config
from summarize.errors import ConfigError, EmptyInputError
from summarize.methods import is_excessive
from summarize.model import Digest, Document, Problem
from summarize.model.canonical import content_hash, to_builtins
from summarize.model.digest import Json
from summarize.stages.select import ConceptCoverage
from summarize.verification.differences import DIFFERS, named
from summarize.verification.verify import match, of_this_version, other_version

NOT_RECOMPUTABLE = "not-recomputable"
_LONGEST = 60.0
"""Seconds that the settings of a digest may ask for: they may come from anybody."""
_SINCE = "since"


def make_again(digest: Digest, documents: Sequence[Document], since: Digest | None) -> list[Problem]:
    """Make a digest again and name each place where it is another one.

    Codes: those of ``recompute``.
    """
    if not of_this_version(digest):
        return [Problem(NOT_RECOMPUTABLE, digest.id, other_version(digest))]
    matched = match(digest.sources, documents)
    problems = [*_without_sources(digest, matched), *_without_earlier(digest, since)]
    if problems:
        return problems
    try:
        config = _config(digest)
    except ConfigError as error:
        msg = f"made with settings that are not all ours: {error}"
        return [Problem(NOT_RECOMPUTABLE, digest.id, msg)]
    again = _as_summarized(digest, documents, matched)
    try:
        made = config.pipeline(again, config.budget, since=since)
    except EmptyInputError as error:
        return [Problem(DIFFERS, "", f"/: its sources make no digest: {error}")]
    return named(_compared(to_builtins(digest)), _compared(_under_their_names(to_builtins(made), matched)))


def _as_summarized(
    digest: Digest, documents: Sequence[Document], matched: Mapping[str, Document]
) -> list[Document]:
    """Give the documents the names of the digest, so that a renamed file is one difference and not many.

    Copies get the numbers behind their ids from the pipeline.
    """
    given = {document.id for document in documents}
    again = []
    for source in digest.sources:
        document = matched[source.id]
        numbered = document.id == source.id and source.id not in given
        name = source.id.rpartition("-")[0] if numbered else source.id
        again.append(replace(document, id=name, origin=source.origin))
    return again


def _without_sources(digest: Digest, matched: Mapping[str, Document]) -> Iterator[Problem]:
    for source in digest.sources:
        name = source.origin or source.id
        document = matched.get(source.id)
        if document is None:
            yield Problem.at(name, "source-missing", "not among the given documents")
        elif document.sha256 != source.sha256:
            msg = f"{name}: not the text that was summarized (its SHA-256 differs)"
            yield Problem("source-changed", name, msg)


def _without_earlier(digest: Digest, since: Digest | None) -> Iterator[Problem]:
    """Find out why the earlier digest that was given is not the one that a digest was made with."""
    wanted = earlier_of(digest)
    if since is None and wanted is not None:
        msg = f"made with an earlier digest, which was not given: the one with the id {wanted}"
        yield Problem(NOT_RECOMPUTABLE, digest.id, msg)
    elif since is not None and wanted is None:
        msg = "made without an earlier digest, and one was given"
        yield Problem(NOT_RECOMPUTABLE, digest.id, msg)
    elif since is not None and wanted != since.id:
        msg = f"made with another earlier digest than the one that was given: with the id {wanted}"
        yield Problem(NOT_RECOMPUTABLE, digest.id, msg)
    elif since is not None and since.id != content_hash(to_builtins(since)):
        msg = "the earlier digest was edited: its id does not fit its content"
        yield Problem("digest-changed", since.id, msg)


def earlier_of(digest: Digest) -> str | None:
    """Return the id of the earlier digest that a digest was made with, if there was one."""
    values = digest.config.get("values")
    recorded = values.get(_SINCE) if isinstance(values, dict) else None
    if recorded is None and digest.novelty is not None:
        return digest.novelty.since
    return None if recorded is None else str(recorded)


def _config(digest: Digest) -> Config:
    values = digest.config.get("values")
    if not isinstance(values, dict):
        msg = "its settings are no table"
        raise ConfigError(msg)
    kept = {slot: table for slot, table in values.items() if slot != _SINCE}
    for slot, table in kept.items():
        if slot != "budget" and isinstance(table, dict) and is_excessive(table):
            msg = f"[{slot}]: a number that is too large"
            raise ConfigError(msg, key=slot)
    config = recorded_config(kept, str(digest.config.get("name")))
    select = config.pipeline.select
    if isinstance(select, ConceptCoverage) and select.exact and select.time_limit > _LONGEST:
        msg = f"select.time_limit: more than {_LONGEST:g} seconds"
        raise ConfigError(msg, key="select.time_limit")
    return config


def _compared(data: Json) -> Json:
    """Leave out what no text gives: the run, what could not be read, and the id, which covers the latter."""
    kept = {key: value for key, value in data.items() if key not in {"id", "run"}}
    return kept | {"input": {key: value for key, value in data["input"].items() if key != "problems"}}


def _under_their_names(data: Json, matched: Mapping[str, Document]) -> Json:
    """Give the sources the ids and names of the documents that were given."""
    for source in data["sources"]:
        document = matched.get(source["id"])
        if document is not None:
            source |= {"id": document.id, "origin": document.origin}
    return data
