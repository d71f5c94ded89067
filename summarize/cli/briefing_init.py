"""``summarize brief --init``: what a first morning needs."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

import click

from summarize.cli.output import EXIT_CANNOT_CREATE, OutputError

_OPML = """<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
  <head><title>My papers</title></head>
  <body>
    <!-- One line for each paper; a feed reader exports such a list too. -->
    <outline type="rss" text="A paper" xmlUrl="https://example.org/feed.xml"/>
  </body>
</opml>
"""


def begin(folder: str) -> None:
    """Write a list of feeds, unless there is one, and print the line for crontab.

    Raises:
        OutputError: the folder cannot be written.

    """
    home = Path(folder).resolve()
    feeds = home / "feeds.opml"
    try:
        home.mkdir(parents=True, exist_ok=True)
        if feeds.exists():
            click.echo(f"{feeds}: is kept as it is")
        else:
            feeds.write_text(_OPML, encoding="utf-8")
            click.echo(f"{feeds}: put your feeds here")
    except OSError as error:
        msg = f"{feeds}: cannot be created: {error.strerror}"
        raise OutputError(msg, EXIT_CANNOT_CREATE) from error
    program = shutil.which("summarize") or f"{sys.executable} -m summarize"
    # cron ends a line at a per cent sign.
    store, page = home / "news.db", home / "morning.html"
    quoted = [shlex.quote(str(path)).replace("%", "\\%") for path in (feeds, store, page)]
    click.echo("Then add this line with crontab -e:")
    click.echo(f"0 6 * * *  {program} brief {quoted[0]} --store {quoted[1]} --full-text --output {quoted[2]}")
