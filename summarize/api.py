"""The public functions.

What one of them alone needs (briefings, stores, files, checks) is imported where it is used: that takes as
long as a digest of twenty sentences.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from summarize.errors import EmptyInputError, FetchError, MissingSourceError
from summarize.model import Budget, Digest, Document, Documents, Problem
from summarize.pipeline import Pipeline

if TYPE_CHECKING:
    from summarize.briefing import BriefPlan
    from summarize.ingest import Loading
    from summarize.ingest.fetch import Fetcher
    from summarize.model.briefing import Briefing
    from summarize.store import Period
    from summarize.tuning.sweep import Sweep, Sweeper


def summarize(
    documents: Iterable[Document | str] | Document | str,
    *,
    budget: Budget | float | str = Budget(),
    pipeline: Pipeline | None = None,
    since: Digest | None = None,
) -> Digest:
    """Make one attributed digest of documents about the same events.

    Args:
        documents: ``Document``s, or texts (a str is always text, never a path).
        budget: the most that the digest may hold: a number counts words, a text is a length as people
            write it ("20%", "5 sentences", "2 minutes", "auto").
        pipeline: the stages; ``Pipeline()`` where none is given.
        since: an earlier digest: what it did not report comes first, and ``novelty`` says what is new,
            updated, continuing and dropped.

    Raises:
        EmptyInputError: no document holds a sentence.
        TypeError, ValueError: an argument is wrong.

    """
    if since is not None and not isinstance(since, Digest):
        msg = f"since must be a Digest, not {type(since).__name__}"
        raise TypeError(msg)
    made = pipeline or Pipeline()
    return made(_documents(documents), Budget.of(budget), since=since)


def tune(
    documents: Iterable[Document | str] | Document | str,
    *,
    sweeper: Sweeper | None = None,
    pipeline: Pipeline | None = None,
) -> Sweep:
    """Write digests of many lengths of one study, and measure what each length buys.

    Args:
        documents: as of ``summarize``.
        sweeper: the lengths, further scores, progress; 30 to 600 words by 10 where none is given.
        pipeline: the stages; ``Pipeline()`` where none is given.

    Raises:
        EmptyInputError: no document holds a sentence.
        TypeError, ValueError: an argument is wrong.

    """
    from summarize.tuning.sweep import Sweeper  # noqa: PLC0415

    made = pipeline or Pipeline()
    return (sweeper or Sweeper())(made.study(_documents(documents)), made)


def brief(
    documents: Iterable[Document | str] | Document | str,
    *,
    plan: BriefPlan | None = None,
    since: Briefing | None = None,
) -> Briefing:
    """Group articles into stories, one event each, and report what is new of each within one budget.

    Args:
        documents: ``Document``s, or texts (a str is always text, never a path), about any events.
        plan: words of the page, stories, topics to watch, the moment; ``BriefPlan()`` where none is given.
        since: an earlier briefing: what it reported is not reported again, and its stories go on.

    Raises:
        TypeError, ValueError: an argument is wrong.

    """
    from summarize.briefing import BriefPlan, compose, earlier_stories  # noqa: PLC0415

    earlier = () if since is None else earlier_stories(since)
    return compose(_documents(documents), plan or BriefPlan(), earlier)


def load(
    *paths: str | os.PathLike[str],
    fetcher: Fetcher | None = None,
    period: Period | None = None,
    encoding: str | None = None,
) -> Documents:
    """Read articles in any format: files, folders, patterns, ``-`` for standard input, URLs, stores.

    What is returned is a sequence of documents that also has ``problems``: what could not be read, which
    ``summarize`` writes into the digest.

    Args:
        paths: what to read. A store is recognised by its content.
        fetcher: how URLs are fetched; the default refuses addresses that are not public.
        period: which articles of a store; all where None.
        encoding: how to read files that do not state their encoding ("cp1252"); guessed where None,
            and listed in ``problems`` (``encoding-guessed``).

    Raises:
        MissingSourceError: nothing could be read, and a named input does not exist.
        FetchError: nothing could be read, and all inputs are URLs.
        StoreError: a store cannot be used.
        EmptyInputError: nothing could be read.
        ValueError: no path is given, or there is no such encoding.

    """
    from summarize.ingest import load_paths  # noqa: PLC0415
    from summarize.ingest.charset import named_codec  # noqa: PLC0415
    from summarize.store import is_store  # noqa: PLC0415

    if not paths:
        msg = "load() needs at least one path"
        raise ValueError(msg)
    codec = None if encoding is None else named_codec(encoding)
    stores = [path for path in paths if is_store(path)]
    files = [path for path in paths if path not in stores]
    loaded = load_paths(files, fetcher=fetcher, encoding=codec)
    for path in stores:
        _load_store(loaded, os.fspath(path), period)
    if not loaded.documents:
        _raise_unusable(loaded)
    return loaded.done()


def _load_store(loaded: Loading, path: str, period: Period | None) -> None:
    from summarize.store import documents_of, open_store  # noqa: PLC0415

    with open_store(path) as store:
        documents = list(documents_of(store, period))
        loaded.problems += store.problems
    for document in documents:
        loaded.add(document, place=path)
    if not documents:
        msg = f"{path}: no articles{' of that time' if period is not None else ''} in this store"
        loaded.problems.append(Problem("no-articles", path, msg))


def verify(digest: Digest, documents: Iterable[Document | str] | Document | str) -> list[Problem]:
    """Check places and structure of a digest against its documents; empty when all hold.

    Every span, hash and count; that it shows whole sentences, omits none in silence, and says what follows
    from the text of its sources and from its own choices. ``recompute`` asks whether they are the right ones.

    Codes: ``digest-changed`` (at odds with itself), ``source-missing``, ``source-changed``,
    ``sentence-changed``, ``moved``, ``differs``; ``not-checked`` and ``other-version`` where a stage of
    somebody's own or another version made it, so that not everything could be checked.
    """
    from summarize.verification.verify import verify as verified  # noqa: PLC0415

    return verified(digest, _documents(documents))


def recompute(
    digest: Digest, documents: Iterable[Document | str] | Document | str, since: Digest | None = None
) -> list[Problem]:
    """Make a digest again from its documents and compare all but ``run`` and ``input.problems``.

    Args:
        digest: what is checked; its recorded settings are used.
        documents: its sources; others among them are left aside.
        since: the earlier digest that it was made with, where there was one.

    Codes: ``differs`` (``origin`` is the JSON Pointer of the place), ``source-missing``,
    ``source-changed``, ``digest-changed`` (the earlier one was edited), ``not-recomputable`` (made by
    another version, with a stage of somebody's own, or with another earlier digest). Empty when it is the
    same digest.
    """
    from summarize.recomputing import make_again  # noqa: PLC0415

    return make_again(digest, _documents(documents), since)


def _raise_unusable(loaded: Loading) -> None:
    problems, unreached = loaded.problems, loaded.unreached
    lines = "; ".join(problem.message for problem in problems[:3])
    more = f"; and {len(problems) - 3} more" if len(problems) > 3 else ""
    if unreached and len(unreached) == len(problems):
        # Blocked by policy only if all are: otherwise another try may help.
        first = next((error for error in unreached if not error.blocked), unreached[0])
        raise FetchError(lines + more, url=first.url, reason=first.reason) from first
    missing = next((p for p in problems if p.code == "missing"), None)
    if missing is not None:
        raise MissingSourceError(lines + more, origin=missing.origin)
    raise EmptyInputError(lines + more)


def _documents(given: Iterable[Document | str] | Document | str) -> Sequence[Document]:
    if isinstance(given, Documents):
        return given
    if isinstance(given, Mapping | os.PathLike) or not isinstance(given, Iterable | Document):
        msg = f"documents must be Document or str, or several of these, not {type(given).__name__}"
        raise TypeError(msg)
    return [_document(d) for d in ([given] if isinstance(given, str | Document) else given)]


def _document(given: Document | str) -> Document:
    if isinstance(given, Document):
        return given
    if isinstance(given, str):
        return Document(text=given)
    msg = f"documents must be Document or str, not {type(given).__name__}"
    raise TypeError(msg)
