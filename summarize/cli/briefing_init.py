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


_CONFIG = """\
# What the briefing is asked for. Take the # off the lines that you want;
# "summarize config check" checks the file.

# The settings of this preset hold where nothing below sets another ("summarize config list").
extends = "default"

# Stories with all of these words come first.
# [[watch]]
# topic = "gas pipeline"

# Headings, in the order of the page. A story is under the first of which it has all words of a query.
# [[section]]
# heading = "Business"
# queries = ["interest rate", "shares"]

# Stories that nobody needs to read.
# [[mute]]
# topic = "horoscope"

# The server that sends the mail of --mail-to; without it, the sendmail program of this machine does.
# The variables SUMMARIZE_MAIL_USER and SUMMARIZE_MAIL_PASSWORD log in.
# [mail]
# host = "smtp.example.org"
# port = 587
# from = "desk@example.org"
# starttls = true
"""


def begin(folder: str) -> None:
    """Write a list of feeds and a configuration, unless there are some, and print the line for crontab.

    Raises:
        OutputError: the folder cannot be written.

    """
    home = Path(folder).resolve()
    feeds, config = home / "feeds.opml", home / "morning.toml"
    _write(feeds, _OPML, "put your feeds here")
    _write(config, _CONFIG, "topics, headings and mail can be set here")
    program = shutil.which("summarize")
    command = [sys.executable, "-m", "summarize"] if program is None else [program]
    command += ["brief", str(feeds), "--store", str(home / "news.db"), "--config", str(config)]
    command += ["--full-text", "--output", str(home / "morning.html")]
    click.echo("Then add this line with crontab -e:")
    # cron ends a line at a per cent sign.
    click.echo(f"0 6 * * *  {shlex.join(command)}".replace("%", "\\%"))


def _write(path: Path, text: str, what_for: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            click.echo(f"{path}: is kept as it is")
        else:
            path.write_text(text, encoding="utf-8")
            click.echo(f"{path}: {what_for}")
    except OSError as error:
        msg = f"{path}: cannot be created: {error.strerror}"
        raise OutputError(msg, EXIT_CANNOT_CREATE) from error
