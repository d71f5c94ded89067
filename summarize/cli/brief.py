"""``summarize brief``: new articles → a page of stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarize.cli.briefing import (
    Address,
    Target,
    brief_from_store,
    log_line,
    make_plan,
    postman,
    reader_period,
)
from summarize.cli.briefing_init import begin
from summarize.cli.formats import choose, format_of, output_option
from summarize.cli.inputs import refuse_inputs
from summarize.cli.numbers import Count
from summarize.cli.options import (
    Moment,
    budget_options,
    config_option,
    encoding_option,
    full_text_option,
    load_settings,
    network_options,
    period_options,
    wait_option,
)
from summarize.cli.output import append
from summarize.cli.reading import load_sources, read_briefing, read_earlier, stores_among
from summarize.cli.saying import say
from summarize.render.formats import BRIEFINGS

if TYPE_CHECKING:
    from summarize.briefing import BriefPlan
    from summarize.model.briefing import Briefing

_EXIT_NOTHING_NEW = 3


@click.command()
@click.argument("sources", nargs=-1)
@click.option("--store", "path", metavar="FILE", help="A store: what it has not reported yet is new.")
@budget_options
@click.option(
    "--stories",
    type=Count(min=0),
    default=12,
    help='At most N stories with a paragraph; the others are listed under "Also".',
)
@click.option(
    "--watch", multiple=True, metavar="TOPIC", help="Stories with these words come first; again for more."
)
@click.option(
    "--new/--again",
    "only_untold",
    default=True,
    show_default=False,
    help="Of a store: what it has not reported yet, or all of the time that is asked for.",
)
@click.option(
    "--all", "whole", is_flag=True, help="Show what the page leaves out, too: every story, card and paper."
)
@click.option(
    "--since", metavar="FILE", help="Without a store: an earlier briefing (JSON); what it reported is known."
)
@click.option("--now", type=Moment(), metavar="TIME", help="The moment to write for. Default: the present.")
@click.option(
    "--timezone", metavar="NAME", help="Time zone of the reader, as Europe/Prague. Default: this machine's."
)
@click.option(
    "--mail-to",
    metavar="ADDRESS",
    type=Address(),
    help="Send it as a mail, by the server of the configuration or by sendmail.",
)
@click.option("--only-new", is_flag=True, help="Write nothing where nothing is new, and exit with status 3.")
@click.option(
    "--init",
    metavar="FOLDER",
    help="Write a list of feeds and a configuration to fill in, and print a line for cron.",
)
@click.option(
    "--log", metavar="FILE", help="Append one line to FILE: when, how much was new, how long the page is."
)
@full_text_option
@wait_option
@config_option
@period_options
@format_of(BRIEFINGS)
@output_option
@encoding_option
@network_options
def brief(sources: tuple[str, ...], path: str | None, output: str | None, **options: Any) -> None:  # noqa: ANN401
    """Report what is new in SOURCES, one story after the other.

    Articles about one event are one story. With a store, the sources are collected into it first; without
    sources, what is in it is read. It remembers what it reported, so the next morning has only what is new.
    The limit is for the whole page, 600 words where none is given; with --auto each story has its own.

    \b
    summarize brief feeds.opml --store news.db --full-text --output morning.html
    summarize brief --store news.db --words 300
    summarize brief articles/ --format markdown
    """  # click reads \b as "keep these lines"
    if options["init"] is not None:
        begin(options["init"])
        return
    if not sources and path is None:
        msg = "give SOURCES, or --store FILE, or both"
        raise click.UsageError(msg)
    if path is not None and options["since"] is not None:
        msg = "--since is for briefings without a store: a store remembers what it reported"
        raise click.UsageError(msg)
    from summarize.config.reading import config_file

    configured = [config_file(options["config"])]
    read = {"the store": [path], "the configuration": configured, "the earlier briefing": [options["since"]]}
    refuse_inputs(output, {"one of the sources": sources, **read})
    if options["log"] is not None:
        inputs = {"one of the sources": sources, "the page": [output], **read}
        refuse_inputs(options["log"], inputs, option="--log")
    format_ = BRIEFINGS[choose(options["format_"], output, BRIEFINGS)]
    settings = load_settings(options["config"])
    plan = make_plan(options, settings)
    post = None if options["mail_to"] is None else postman(options["mail_to"], settings.morning.mail)
    target = Target(
        output=output, format_=format_, only_new=options["only_new"], whole=options["whole"], post=post
    )
    if path is None:
        made = _from_sources(sources, plan, options)
        target.send(made)
        target.write(made)
    else:
        made = brief_from_store(sources, path, plan, options=options, target=target)
    if options["log"] is not None:
        append(log_line(made, target), options["log"])
    if options["only_new"] and not made.counts.stories:
        raise click.exceptions.Exit(_EXIT_NOTHING_NEW)


def _from_sources(sources: tuple[str, ...], plan: BriefPlan, options: dict[str, Any]) -> Briefing:
    """Read files, URLs and stores, keep nothing, and say on stderr what could not be read."""
    from summarize.api import brief as run

    period = reader_period(options, plan)
    stores_among(sources, period)  # before anything is read or fetched
    earlier = read_earlier(options["since"], read_briefing)
    documents, _ = load_sources(sources, options, period)
    for problem in documents.problems[:1]:
        count = len(documents.problems)
        more = f" (and {count - 1} more, listed under problems)" if count > 1 else ""
        say(f"{problem.message}{more}")
    return run(documents, plan=plan, since=earlier)
