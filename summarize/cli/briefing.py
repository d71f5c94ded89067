"""What the briefing command does with a store, with the clock, with its page, and with the mail."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarize.cli.collect import status_of
from summarize.cli.options import make_budget, make_fetcher, make_period
from summarize.cli.output import paged, write
from summarize.cli.saying import printable, say, show_problems
from summarize.errors import StoreError

if TYPE_CHECKING:
    from summarize.briefing import BriefPlan, EarlierStory
    from summarize.collecting import Report
    from summarize.config.morning import Mail
    from summarize.config.settings import Config
    from summarize.model.briefing import Briefing, Unheard
    from summarize.render.formats import OutputFormat
    from summarize.store import Period, Store

_RUNNING = 2
"""A source is named when it has failed so many times running, and then every seventh time."""
_AGAIN = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a briefing is written to, and how."""

    output: str | None
    format_: OutputFormat
    only_new: bool
    whole: bool = False
    """Whether the page leaves nothing out."""
    post: Callable[[Briefing], None] | None = None
    """Sends it as a mail."""

    @property
    def path(self) -> Path | None:
        """The file, None for standard output and for devices."""
        if self.output is None or self.output == "-":
            return None
        path = Path(self.output)
        return path.resolve() if path.is_file() or not path.exists() else None

    def render(self, made: Briefing) -> str | None:
        """Return the page, None where nothing is written because nothing is new."""
        if self.only_new and not made.counts.stories:
            return None
        return self.format_.render_all(made) if self.whole else self.format_.render(made)

    def send(self, made: Briefing) -> bool:
        """Send the mail, if one is wanted and there is something to say; return whether one was sent.

        Raises:
            SendError: it was not accepted.

        """
        if self.post is None or self.render(made) is None:
            return False
        self.post(made)
        return True

    def write(self, made: Briefing) -> None:
        """Write the page; where a mail has it, only to a file."""
        if self.post is not None and self.output is None:
            return
        if (page := self.render(made)) is not None:
            counts = made.counts
            if self.output is None and paged(page):
                return
            write(page, self.output, holds=f"{counts.articles} new articles, {counts.stories} stories")


def make_plan(options: dict[str, Any], settings: Config) -> BriefPlan:
    """Return the plan that the options and the configuration ask for."""
    from summarize.briefing import BriefPlan
    from summarize.briefing.plan import PAGE

    zone = _zone(options["timezone"])
    now = datetime.now(UTC) if options["now"] is None else datetime.fromisoformat(options["now"])
    morning = settings.morning
    if now.year == 1:
        msg = "--now lies in the year 1: a briefing counts days before it, which have no date"
        raise click.UsageError(msg)
    now = now.replace(tzinfo=zone) if now.tzinfo is None and zone is not None else now.astimezone(zone)
    return BriefPlan(
        budget=make_budget(options) or PAGE,
        stories=options["stories"],
        watch=tuple(dict.fromkeys((*options["watch"], *morning.watch))),
        sections=morning.sections,
        mute=morning.mute,
        now=now.replace(microsecond=0),
        pipeline=settings.pipeline,
    )


def log_line(made: Briefing, target: Target) -> str:
    """Say in one line what a run found and wrote."""
    counts = made.counts
    page = "standard output" if target.output is None else printable(target.output)
    if target.only_new and not counts.stories:
        page = "no page"
    return (
        f"{made.made} {counts.articles} new articles, {counts.papers} papers, {counts.stories} stories, "
        f"{counts.words} words: {page}"
    )


def _zone(name: str | None) -> tzinfo | None:
    """Return a time zone, None for the one of this machine."""
    if name is None:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:
        msg = f"--timezone {name}: there is no such time zone; one is named like Europe/Prague, or UTC"
        raise click.UsageError(msg) from error


def reader_period(options: dict[str, Any], plan: BriefPlan) -> Period | None:
    """Return the period that the options ask for, days in the time zone of the reader."""
    period = make_period(options, now=plan.now)
    if period is None:
        return None
    local = (None if at is None else _local(at, plan.now.tzinfo) for at in (period.since, period.until))
    since, until = local
    return replace(period, since=since, until=until)


def _local(moment: str, zone: tzinfo | None) -> str:
    parsed = datetime.fromisoformat(moment)
    return (parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=zone)).isoformat()


def brief_from_store(
    sources: tuple[str, ...], path: str, plan: BriefPlan, *, options: dict[str, Any], target: Target
) -> Briefing:
    """Collect, write what the store has not reported yet, and only then record that it is reported."""
    from summarize.briefing import compose
    from summarize.briefing.compose import sealed
    from summarize.store import (
        documents_of,
        expect,
        open_store,
        record_briefing,
        settle,
        untold_documents,
        wrote_last,
    )

    creating = bool(sources)
    with (
        alone(path, options["wait"]),
        open_store(path, create=creating, write=True, wait=options["wait"]) as store,
    ):
        settle(store)
        # What cannot be recorded is not shown: a store that another program holds is found now.
        with store.transaction():
            pass
        report = _collect(sources, store, plan, options) if sources else None
        if report is not None:
            _tell_failures(report)
        period = reader_period(options, plan)
        chosen = untold_documents(store, period) if options["only_untold"] else documents_of(store, period)
        documents = list(chosen)
        earlier = _followed(store, plan) if options["only_untold"] else ()
        made = compose(documents, plan, earlier)
        made = sealed(replace(made, unheard=_unheard(store, report), problems=tuple(store.problems)))
        show_problems(store)
        page = target.render(made)
        if page is None:
            if target.path is not None and wrote_last(store, target.path):
                # A page of yesterday does not stay where one of today is expected.
                target.path.unlink(missing_ok=True)
            return made
        mailed = target.send(made)
        if target.path is not None:
            expect(store, made, page.encode("utf-8", "replace"), target.path)
        # A mail cannot be taken back, so what it says is reported at once.
        if mailed:
            record_briefing(store, made)
        target.write(made)
        if not mailed:
            record_briefing(store, made)
        return made


def _collect(sources: tuple[str, ...], store: Store, plan: BriefPlan, options: dict[str, Any]) -> Report:
    from summarize.collecting import Plan, collect

    how = Plan(fetcher=make_fetcher(options), full_text=options["full_text"], encoding=options["encoding"])
    return collect(sources, store=store, plan=how, now=plan.now)


def _tell_failures(report: Report) -> None:
    """Say on stderr which lists and files are wrong; the page names the feeds.

    Raises:
        Exit: nothing came from anywhere; then "nothing new" would not be true, and no page is written.

    """
    from summarize.ingest.files.find import is_url

    status = status_of(report)
    wrong = [failure for failure in report.failures if status or not is_url(failure.origin)]
    if wrong:
        more = f" (and {len(wrong) - 1} more: summarize collect lists them)" if len(wrong) > 1 else ""
        end = "; nothing came from any source, and no page is written" if status else ""
        say(f"{wrong[0].message}{more}{end}")
    if status:
        raise click.exceptions.Exit(status)


def _followed(store: Store, plan: BriefPlan) -> tuple[EarlierStory, ...]:
    """Return the stories that are followed; a clock that jumps back leaves out none."""
    from summarize.store import told_stories

    latest = plan.now.isoformat()
    return tuple(
        replace(story, last=min(story.last, latest, key=datetime.fromisoformat))
        for story in told_stories(store)
    )


def _unheard(store: Store, report: Report | None) -> tuple[Unheard, ...]:
    """Return the sources that have failed several times running, now and then."""
    from summarize.model.briefing import Unheard
    from summarize.store import known_url

    found = []
    for url in sorted(set(report.unheard)) if report is not None else ():
        known = known_url(store, url)
        if known is not None and (known.failures == _RUNNING or known.failures % _AGAIN == 0):
            found.append(Unheard(url, known.error or "", known.failures))
    return tuple(found)


@contextmanager
def alone(path: str, wait: float) -> Iterator[None]:
    """Hold the store for one briefing; it ends with the process, however that ends.

    Raises:
        StoreError: another briefing still holds it after ``wait`` seconds (``busy``).

    """
    try:
        import fcntl
    except ImportError:  # Windows has none: there the store itself keeps writers apart
        yield
        return
    if not Path(path).is_file():
        yield
        return
    until = time.monotonic() + wait
    # Closed last: closing a second handle of the file would drop the locks that SQLite holds.
    with Path(path).open("rb") as stream:
        while True:
            with suppress(BlockingIOError):
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            if time.monotonic() >= until:
                msg = f"{path}: another briefing is being made of this store"
                raise StoreError(msg, path=path, code="busy")
            time.sleep(0.1)
        yield


class Address(click.ParamType[str]):
    """One mail address, without a name."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address; what would be none in a header is refused."""
        part = r"[^\s@<>,;:\"()\\]+"
        if not value.isascii() or re.fullmatch(f"(?!-){part}@{part}", value) is None:
            self.fail(f"{value!r} is no mail address; one is like desk@example.org", param, ctx)
        return value


def postman(receiver: str, mail: Mail) -> Callable[[Briefing], None]:
    """Return what sends a briefing, once it is known that this machine can.

    Raises:
        ConfigError: it cannot; exit status 78.

    """
    from summarize.sending import Sender

    send = Sender.of(mail, os.environ)

    def post(made: Briefing) -> None:
        from summarize.render.briefing.mail import addressed

        send(addressed(made, mail.sender or receiver, receiver), receiver)

    return post
