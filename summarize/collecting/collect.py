"""Sources → the store: every answer is stored before the next is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from summarize.collecting.feeds import Entry, OpenFeed, split_entries, with_entry
from summarize.collecting.report import Plan, Progress, Report
from summarize.errors import FetchError, SourceError
from summarize.ingest.content import Reading
from summarize.ingest.files.contents import read_stream
from summarize.ingest.files.find import Found, find, is_url
from summarize.model import Document, Problem
from summarize.store import Store, Visit, add_documents, damaged_articles, known_url, note_visit

if TYPE_CHECKING:
    from summarize.ingest.fetch import Crew, Fetched

_DEEPEST = 3
"""Lists of lists of feeds are followed so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """Why a URL is fetched."""

    depth: int = 0
    feed: str | None = None
    """The feed that names the page."""
    entry: Entry | None = None


def collect(sources: Sequence[str], *, store: Store, now: datetime, plan: Plan | None = None) -> Report:
    """Bring the store up to date with feeds, pages, lists of feeds, and files.

    Nothing is raised for a source that gives nothing: it is in ``Report.failures`` and the others go
    on. What was stored stays stored however the run ends, and a run can be repeated at any time.

    Args:
        sources: URLs, paths of files and folders, glob patterns.
        store: as ``open_store(path, create=True)`` opens it.
        now: when the articles count as seen.
        plan: how to collect; ``Plan()`` where none is given.

    Raises:
        StoreError: the store is busy or cannot be written.

    """
    plan = plan or Plan()
    from summarize.ingest.fetch import Crew  # noqa: PLC0415  # heavy, and files need none of it

    files = [found for found in find(list(sources)) if found.path is not None or not is_url(found.origin)]
    urls = [source for source in sources if is_url(source)]
    with Crew[_Errand](plan.fetcher, hosts=plan.hosts) as crew:
        run = _Run(store=store, plan=plan, now=now, crew=crew)
        run.report.damaged = damaged_articles(store)
        for url in urls:
            run.send(url, _Errand())
        for file in files:
            run.take_file(file)
        for job, result in crew.results():
            run.take_answer(job.url, job.tag, result)
    return run.report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One run: what was sent, what came, what is still open."""

    store: Store
    plan: Plan
    now: datetime
    crew: Crew[_Errand]
    report: Report = field(default_factory=Report)
    sent: set[str] = field(default_factory=set)
    feeds: dict[str, OpenFeed] = field(default_factory=dict)
    answered: list[str] = field(default_factory=list)

    def send(self, url: str, errand: _Errand) -> bool:
        """Have a URL fetched, once in a run; say whether it will be."""
        from summarize.ingest.fetch import Job, Validators  # noqa: PLC0415

        if url in self.sent:
            return False
        self.sent.add(url)
        known = known_url(self.store, url)
        validators = None
        if known is not None and known.full_text >= self.plan.full_text:
            validators = Validators(etag=known.etag, last_modified=known.last_modified)
        self.crew.submit(Job(url=url, tag=errand, known=validators))
        return True

    def take_file(self, file: Found) -> None:
        """Store what a file holds, block by block, and send for the feeds that it names."""
        self.report.sources += 1
        try:
            for reading in read_stream(file, encoding=self.plan.encoding):
                self._list_problems(reading)
                entries, documents = self._follow(reading, file.origin, depth=0)
                self._commit(file.origin, documents, None)
                self._send_pages(entries)
        except SourceError as error:
            self._fail(error.origin, error.code, str(error))

    def take_answer(self, url: str, errand: _Errand, result: Fetched | FetchError) -> None:
        """Store what came from a URL, with the validators that let the next run skip it."""
        self.answered.append(url)
        self.report.sources += errand.entry is None
        if isinstance(result, FetchError):
            self._fail(url, result.reason, str(result))
            self.report.unreached += 1
            self.report.unheard += [url] * (errand.entry is None)
            self.report.blocked += result.blocked
            teasers = errand.entry.teasers if errand.entry is not None else ()
            visits = [Visit(url=url, error=result.reason), self._settle(errand, result.reason)]
            self._commit(url, teasers, visits, result.reason)
        elif result.unchanged:
            self.report.unchanged += 1
            visit = Visit(
                url=url,
                final_url=result.final_url,
                etag=result.validators.etag,
                last_modified=result.validators.last_modified,
            )
            self._commit(url, [], [self._unchanged(visit), self._settle(errand, None)])
        else:
            self._take_content(url, errand, result)

    def _unchanged(self, visit: Visit) -> Visit:
        """Keep the validators that a 304 does not repeat."""
        known = known_url(self.store, visit.url)
        if known is None:
            return visit
        return replace(
            visit,
            etag=visit.etag or known.etag,
            last_modified=visit.last_modified or known.last_modified,
            full_text=known.full_text,
        )

    def _take_content(self, url: str, errand: _Errand, fetched: Fetched) -> None:
        from summarize.ingest.web import read_fetched  # noqa: PLC0415

        self.report.fetched += 1
        self.report.bytes += len(fetched.body)
        reading = read_fetched(fetched)
        self._list_problems(reading)
        visit = Visit(
            url=url,
            final_url=fetched.final_url,
            etag=fetched.validators.etag,
            last_modified=fetched.validators.last_modified,
            full_text=self.plan.full_text,
        )
        if reading.problems and not reading.documents and not reading.links:
            # Not to be taken for unchanged the next time: there was nothing to keep.
            visit = Visit(url=url, error=reading.problems[0].code)
        if errand.entry is not None:
            documents = [with_entry(document, errand.entry) for document in reading.documents]
            visits = [visit, self._settle(errand, None)]
            self._commit(url, documents or errand.entry.teasers, visits)
            return
        entries, documents = self._follow(reading, url, depth=errand.depth, visit=visit)
        if url in self.feeds:
            # Remembered as unchanged only when all of its pages are in the store.
            visit = replace(visit, etag=None, last_modified=None)
        self._commit(url, documents, [visit])
        self._send_pages(entries)

    def _follow(
        self, reading: Reading, source: str, *, depth: int, visit: Visit | None = None
    ) -> tuple[list[tuple[str, Entry]], list[Document]]:
        """Send for the feeds that a list names; return the entries to fetch and what is stored now."""
        feeds = [link for link in reading.links if link.kind == "feed"]
        if not reading.documents and depth < _DEEPEST:
            for link in feeds:
                self.send(link.url, _Errand(depth=depth + 1))
        if not self.plan.full_text:
            self.report.links += sum(link.kind == "page" for link in reading.links)
            return [], list(reading.documents)
        split = split_entries(reading, is_known=self._has_page, most=self.plan.pages)
        self.report.links += split.left
        if split.entries or split.left:
            opened = OpenFeed(visit=visit or Visit(url=source), waiting=len(split.entries))
            opened.complete = visit is not None and not split.left
            self.feeds[source] = opened
        return [(source, entry) for entry in split.entries], split.documents

    def _has_page(self, url: str) -> bool:
        known = known_url(self.store, url)
        return url in self.sent or (known is not None and known.succeeded is not None)

    def _send_pages(self, entries: list[tuple[str, Entry]]) -> None:
        for feed, entry in entries:
            self.send(entry.link.url, _Errand(feed=feed, entry=entry))

    def _settle(self, errand: _Errand, reason: str | None) -> Visit | None:
        return None if errand.feed is None else self.feeds[errand.feed].settle(reason)

    def _list_problems(self, reading: Reading) -> None:
        pages = any(link.kind == "page" for link in reading.links)
        for problem in reading.problems:
            if problem.code == "teaser" and pages:
                continue  # their pages are fetched, or counted
            self.report.failures.append(problem)

    def _fail(self, origin: str, code: str, message: str) -> None:
        self.report.failures.append(Problem(code, origin, message))

    def _commit(
        self,
        source: str,
        documents: Sequence[Document],
        visits: Sequence[Visit | None] | None,
        failure: str | None = None,
    ) -> None:
        """Store articles and what is known of the URL together: neither without the other."""
        with self.store.transaction():
            new = add_documents(self.store, documents, seen=self.now)
            for visit in visits or ():
                if visit is not None:
                    note_visit(self.store, visit, moment=self.now)
        known = len(documents) - new
        self.report.new += new
        self.report.known += known
        self.plan.progress(
            Progress(
                source=source,
                new=new,
                known=known,
                done=len(self.answered),
                waiting=len(self.sent) - len(self.answered),
                failure=failure,
            )
        )
