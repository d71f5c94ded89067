"""JSON lines → topics to summarize and to compare with human summaries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from summarize.errors import SourceError
from summarize.model import Document


@dataclass(frozen=True, slots=True)
class Topic:
    """Documents about one event, and what people wrote of them."""

    id: str
    language: str
    documents: tuple[Document, ...]
    references: tuple[str, ...]


def parse_topics(lines: Iterable[str], origin: str) -> list[Topic]:
    """Read topics: ``{"id", "lang", "documents": [{"text", "title", "date"}], "references": []}``.

    Raises:
        SourceError: a line is not JSON or lacks a key; the message says which line.

    """
    topics = []
    for number, row in _rows(lines, origin, ("id", "documents", "references")):
        try:
            topics.append(_topic(row))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            msg = f"{origin}:{number}: not a topic: {error}"
            raise SourceError(msg, origin=origin, code="format") from error
    return topics


def parse_systems(lines: Iterable[str], origin: str) -> dict[str, dict[str, str]]:
    """Read published summaries, ``{"cluster", "system", "summary"}``: system → topic id → text.

    Raises:
        SourceError: a line is not JSON or lacks a key; the message says which line.

    """
    systems: dict[str, dict[str, str]] = {}
    keys = ("cluster", "system", "summary")
    for number, row in _rows(lines, origin, keys):
        if not all(isinstance(row[key], str) for key in keys):
            msg = f"{origin}:{number}: {', '.join(keys)} must be strings"
            raise SourceError(msg, origin=origin, code="format")
        systems.setdefault(row["system"], {})[row["cluster"]] = row["summary"]
    return systems


def _rows(
    lines: Iterable[str], origin: str, keys: tuple[str, ...]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            missing = [key for key in keys if key not in row]
        except (TypeError, ValueError) as error:
            msg = f"{origin}:{number}: not a JSON object: {error}"
            raise SourceError(msg, origin=origin, code="format") from error
        if missing:
            msg = f"{origin}:{number}: no {', '.join(missing)}"
            raise SourceError(msg, origin=origin, code="format")
        yield number, row


def _topic(row: Mapping[str, Any]) -> Topic:
    language = row.get("lang") or "en"
    documents = tuple(
        Document(
            id=f"{number:05d}-{document.get('id', '')}",
            text=document["text"],
            title=document.get("title") or None,
            published=document.get("date") or None,
            publisher=document.get("publisher") or None,
            language=language,
        )
        for number, document in enumerate(row["documents"])
    )
    return Topic(row["id"], language, documents, tuple(row["references"]))
