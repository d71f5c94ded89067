"""What a working process does: documents → study, kept → digests of any length; briefings; verification."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Generic, TypeVar

import msgspec

from summarize import api
from summarize.assembly import Study
from summarize.briefing import BriefPlan, compose
from summarize.model import Budget, Documents, Problem
from summarize.model.briefing import Briefing
from summarize.render.citations import checked_url, fold
from summarize.render.formats import BRIEFINGS, FORMATS, AtHand
from summarize.store import Period, open_store, search
from summarize.store import documents_of as articles_of
from summarize.tuning.auto import longest
from summarize.tuning.sweep import at_hand
from summarize.verification.parse import parse_digest
from summarize.verification.verify import joined, outcome
from summarize.web.body import FORM, Body, Part, documents, documents_of, parts
from summarize.web.faults import refuse
from summarize.web.service import Service

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """What is kept; a value that is larger than all that may be kept stays until the next one comes."""

    def __init__(self, count: int, size: int) -> None:
        self._count, self._size = count, size
        self._values: OrderedDict[str, tuple[Value, int]] = OrderedDict()

    def get(self, key: str) -> Value | None:
        """Return a value, None where it is not kept."""
        if key not in self._values:
            return None
        self._values.move_to_end(key)
        return self._values[key][0]

    def put(self, key: str, value: Value, size: int) -> None:
        """Keep a value of ``size`` bytes."""
        self._values[key] = (value, size)
        self._values.move_to_end(key)
        while len(self._values) > 1 and (len(self._values) > self._count or self.size > self._size):
            self._values.popitem(last=False)

    @property
    def size(self) -> int:
        """Bytes of all that is kept."""
        return sum(size for _, size in self._values.values())

    def __len__(self) -> int:
        return len(self._values)


_BYTES_PER_CHARACTER, _BYTES = 800, 2**20
"""Memory of a study, estimated: 60 articles of 2,000 characters took 800 bytes for each of them."""
_TEXT = "The bridge over the Elbe opens again on Monday."
STORE = "0" * 8
"""How the keys of what is read from the store begin: one process reads it."""
_MOST_FOUND = 60
"""Articles of a search that are listed, and that a digest is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A study that is kept, as a page describes it."""

    key: str
    documents: int
    words: int
    longest: int
    """Words of the longest digest that is offered."""
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a briefing is asked for; None where the default is meant."""

    now: datetime
    words: int | None = None
    stories: int | None = None
    watch: tuple[str, ...] = ()


@dataclass(slots=True)
class _Held:
    """A study, and what its pages show beside digests, once one is asked for."""

    study: Study
    at_hand: AtHand | None = None


class _Asked(msgspec.Struct):
    """A request to verify, as JSON."""

    digest: msgspec.Raw
    articles: msgspec.Raw


class Desk:
    """Answers requests, one at a time."""

    def __init__(self, service: Service) -> None:
        limits = service.limits
        self._config, self._store = service.config, service.store
        self._kept: Kept[_Held] = Kept(limits.studies, limits.study_bytes)

    def begin(self) -> None:
        """Load what a digest needs."""
        api.summarize(_TEXT)

    def study(self, key: str, body: Body | None = None) -> Facts:
        """Study what was sent, or return what is known of a study that is kept.

        Raises:
            RefusedError: nothing can be read, or it is not kept (``study-gone``).
            EmptyInputError: no sentence is in it.

        """
        study = self._find(key, body).study
        words = study.analysis.words
        return Facts(
            key=key,
            documents=len(study.analysis.documents),
            words=words,
            longest=int(longest(study.analysis).limit),
            problems=tuple(fold(problem.message) for problem in study.problems),
        )

    def digest(self, key: str, body: Body | None, budget: Budget | None, format_: str) -> bytes:
        """Write a digest of a study, as ``study`` finds it."""
        pipeline, held, shown = self._config.pipeline, self._find(key, body), FORMATS[format_]
        made = pipeline.write(held.study, budget or self._config.budget)
        if shown.shows_sources and held.at_hand is None:
            held.at_hand = at_hand(held.study, pipeline)
        return _encoded(shown.render(made, held.at_hand))

    def briefing(self, body: Body, wanted: Wanted, format_: str) -> bytes:
        """Write a briefing of the articles that were sent."""
        found = documents_of(body)
        return _encoded(BRIEFINGS[format_].render(compose(found, self._plan(wanted))))

    def day(self, period: Period, wanted: Wanted, format_: str) -> bytes:
        """Write a briefing of the articles of a period in the store; nothing is recorded as reported."""
        with open_store(self._path()) as store:
            found = list(articles_of(store, period))
            problems = tuple(store.problems)
        made: Briefing = compose(Documents(documents=tuple(found), problems=problems), self._plan(wanted))
        return _encoded(BRIEFINGS[format_].render(made))

    def search(self, query: str) -> list[dict[str, str | None]]:
        """Return the articles of the store that hold all words, as a page lists them."""
        with open_store(self._path()) as store:
            hits = search(store, query, limit=_MOST_FOUND)
        return [
            {
                "day": hit.dated[:10],
                "title": fold(hit.document.title or hit.document.origin or hit.document.id),
                "publisher": fold(hit.document.publisher or ""),
                "url": checked_url(hit.document.url),
                "extract": fold(hit.extract),
            }
            for hit in hits
        ]

    def found(self, query: str) -> Facts:
        """Study the articles that a search finds."""
        with open_store(self._path()) as store:
            found = tuple(hit.document for hit in search(store, query, limit=_MOST_FOUND))
        if not found:
            raise refuse(404, "nothing-found", "no article of the store holds all of these words")
        held = sha256("\0".join(document.id for document in found).encode()).hexdigest()
        # The key leads to the process that reads the store.
        key = STORE + held[len(STORE) :]
        if self._kept.get(key) is None:
            self._keep(key, Documents(documents=found))
        return self.study(key)

    def verify(self, body: Body, *, recompute: bool) -> dict[str, Any]:
        """Check a digest against its sources; the parts of a form, or ``{"digest": …, "articles": …}``."""
        raw, sources = _digest_and_sources(body)
        digest = parse_digest(raw)
        found = documents(sources)
        problems = api.verify(digest, found)
        if recompute:
            problems = joined(problems, api.recompute(digest, found))
        status = outcome(problems)
        return {
            "outcome": {0: "verified", 65: "failed", 76: "unsure"}[status],
            "exit_status": status,
            "problems": [_listed(problem) for problem in problems],
            "unread": [_listed(problem) for problem in found.problems],
        }

    def _find(self, key: str, body: Body | None) -> _Held:
        kept = self._kept.get(key)
        if kept is None and body is None:
            msg = "this input is no longer kept: the oldest ones make room for new ones; send it again"
            raise refuse(404, "study-gone", msg)
        if kept is not None or body is None:
            return kept  # type: ignore[return-value]  # one of them is there
        return self._keep(key, documents_of(body))

    def _keep(self, key: str, found: Documents) -> _Held:
        held = _Held(self._config.pipeline.study(found))
        characters = sum(len(document.text) for document in found)
        self._kept.put(key, held, _BYTES + _BYTES_PER_CHARACTER * characters)
        return held

    def _plan(self, wanted: Wanted) -> BriefPlan:
        morning = self._config.morning
        plan = BriefPlan(
            now=wanted.now,
            watch=tuple(dict.fromkeys((*wanted.watch, *morning.watch))),
            sections=morning.sections,
            mute=morning.mute,
            pipeline=self._config.pipeline,
        )
        budget = plan.budget if wanted.words is None else Budget(wanted.words)
        stories = plan.stories if wanted.stories is None else wanted.stories
        return replace(plan, budget=budget, stories=stories)

    def _path(self) -> str:
        if self._store is None:
            msg = "no store is served: summarize serve --store FILE"
            raise refuse(404, "no-store", msg)
        return self._store


def _digest_and_sources(body: Body) -> tuple[bytes, list[Part]]:
    if body.type == FORM:
        found = parts(body)
        digests = [part.data for part in found if part.field == "digest"]
        if len(digests) != 1:
            raise refuse(
                400, "form", "a form with one part called digest is needed, and its sources as others"
            )
        return digests[0], [part for part in found if part.field != "digest"]
    try:
        asked = msgspec.json.decode(body.data, type=_Asked)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        msg = f'not {{"digest": …, "articles": […]}}: {error}'
        raise refuse(400, "bad-json", msg) from error
    articles = Part(field="", origin="request", media_type="application/json", data=bytes(asked.articles))
    return bytes(asked.digest), [articles]


def _listed(problem: Problem) -> dict[str, str]:
    return {"code": problem.code, "origin": problem.origin, "message": fold(problem.message)}


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
