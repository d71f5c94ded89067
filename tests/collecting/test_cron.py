"""The cron lines of docs/collecting.md, as printed, in the environment that cron gives a command."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from conftest import ROOT
from loopback import Site, response

LONG = "Die Elbe stieg in der Nacht um neun Zentimeter, und die Fähre blieb im Hafen von Pieschen. "
PAGES = {
    "/1": f"{LONG * 9}Der Bürgermeister öffnete am Abend die Brücke für Fußgänger.",
    "/2": f"{LONG * 9}Die Straße nach Meißen bleibt bis Freitag geschlossen.",
}
TEASER = "Der Bürgermeister öffnete…"


def lines() -> list[str]:
    """The commands of the crontab in the documentation, without their times."""
    text = (ROOT / "docs" / "collecting.md").read_text(encoding="utf-8")
    (block,) = (block for block in re.findall(r"```\n(.*?)```", text, flags=re.DOTALL) if "crontab" in block)
    return [line.split(maxsplit=5)[5] for line in block.splitlines() if re.match(r" ?\d", line)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the command where the documentation has it."""
    command = tmp_path / "summarize" / ".venv" / "bin" / "summarize"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m summarize "$@"\n')
    command.chmod(0o755)
    (tmp_path / "news").mkdir()
    return tmp_path


def run(home: Path, line: str) -> subprocess.CompletedProcess[str]:
    cron = ["env", "-i", f"HOME={home}", "PATH=/usr/bin:/bin", "sh", "-c", line]
    return subprocess.run(cron, cwd=home, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.slow
def test_the_crontab_of_the_documentation_works_as_printed(home: Path) -> None:
    collect, briefing, monthly = lines()
    page, now = home / "news" / "briefing.md", format_datetime(datetime.now(UTC))
    with Site().running() as site:
        items = "".join(
            f"<item><title>Zur Lage {path[1:]}</title><link>{site.url}{path}</link><pubDate>{now}</pubDate>"
            f"<description>{TEASER}</description></item>"
            for path in PAGES
        )
        feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
        site.routes["/feed.xml"] = response(feed.encode(), content_type="application/rss+xml")
        for path, text in PAGES.items():
            body = f"<body><article><p>{text}</p></article></body>"
            html = f"<html><head><title>Zur Lage</title></head>{body}</html>"
            site.routes[path] = response(html.encode(), content_type="text/html; charset=utf-8")
        (home / "news" / "feeds.opml").write_text(
            f'<opml version="2.0"><head/><body><outline xmlUrl="{site.url}/feed.xml"/></body></opml>'
        )
        # A feed on this machine is refused otherwise, as it should be.
        done = run(home, f"{collect} --allow-private --allow-port {site.port} --pause 0")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("collected 2 new articles")

    done = run(home, briefing)
    assert (done.returncode, done.stderr) == (0, "")
    today = page.read_text(encoding="utf-8")
    assert LONG.strip() in today
    assert TEASER not in today

    done = run(home, monthly)
    assert (done.returncode, done.stderr, done.stdout.splitlines()[0]) == (0, "", "removed 0 articles")

    # The next morning without articles: nothing of the day before is left to be taken for today's.
    done = run(home, briefing.replace("--days 1", "--days 0"))
    assert (done.returncode, "no articles of that time" in done.stderr) == (65, True)
    assert re.fullmatch(r"No briefing, .*\d{4}.*\n", page.read_text(encoding="utf-8"))
    assert not (home / "news" / "day.json").exists()


def test_a_command_that_is_not_there_leaves_no_page_of_yesterday(home: Path) -> None:
    page = home / "news" / "briefing.md"
    page.write_text("Yesterday's page.")
    (home / "summarize" / ".venv" / "bin" / "summarize").unlink()
    assert run(home, lines()[1]).returncode == 127
    assert page.read_text(encoding="utf-8").startswith("No briefing, ")
