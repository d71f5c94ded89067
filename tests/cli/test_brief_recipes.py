"""The recipes of docs/daily-briefing.md, as printed, in an environment with HOME and PATH alone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from conftest import ROOT
from loopback import Site, response

TEXTS = {
    "/bridge": "The Halden bridge fell into the Orme on Monday. Fourteen people were hurt, police said. " * 6,
    "/cup": "Norwood Rovers won the Albion Cup. Dana Price scored two goals against Castleton. " * 6,
}
TEASER = "Read on …"


def blocks(language: str) -> list[str]:
    text = (ROOT / "docs" / "daily-briefing.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def crontab() -> str:
    (line,) = (block.strip() for block in blocks("text") if block.startswith("0 6 * * *"))
    return line.split(maxsplit=5)[5].replace("/home/me", "$HOME")


def service() -> str:
    (line,) = re.findall(r"^ExecStart=(.*)$", "".join(blocks("ini")), flags=re.MULTILINE)
    return str(line).replace("%h", "$HOME")


def ci() -> str:
    (line,) = re.findall(r"^ *- run: (summarize brief .*)$", "".join(blocks("yaml")), flags=re.MULTILINE)
    return f"cd $HOME/news && PATH=$HOME/.venv/bin:$PATH && {line}"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the command where the documentation has it."""
    command = tmp_path / ".venv" / "bin" / "summarize"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m summarize "$@"\n')
    command.chmod(0o755)
    (tmp_path / "news").mkdir()
    return tmp_path


@pytest.fixture
def site(home: Path) -> Iterator[Site]:
    now = format_datetime(datetime.now(UTC))
    with Site().running() as running:
        items = "".join(
            f"<item><title>Of {path[1:]}</title><link>{running.url}{path}</link><pubDate>{now}</pubDate>"
            f"<description>{TEASER}</description></item>"
            for path in TEXTS
        )
        feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
        running.routes["/feed.xml"] = response(feed.encode(), content_type="application/rss+xml")
        for path, text in TEXTS.items():
            body = f"<body><article><p>{text}</p></article></body>"
            page = f"<html><head><title>{path}</title></head>{body}</html>"
            running.routes[path] = response(page.encode(), content_type="text/html; charset=utf-8")
        (home / "news" / "feeds.opml").write_text(
            f'<opml version="2.0"><head/><body><outline xmlUrl="{running.url}/feed.xml"/></body></opml>'
        )
        yield running


def run(home: Path, line: str, site: Site) -> subprocess.CompletedProcess[str]:
    bare = ["env", "-i", f"HOME={home}", "PATH=/usr/bin:/bin", "sh", "-c"]
    # A feed on this machine is refused otherwise, as it should be.
    here = f"{line} --allow-private --allow-port {site.port} --pause 0"
    return subprocess.run(
        [*bare, here], cwd="/", capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.slow
@pytest.mark.parametrize("recipe", [crontab, service, ci])
def test_a_recipe_works_as_printed_and_says_nothing(
    home: Path, site: Site, recipe: Callable[[], str]
) -> None:
    done = run(home, recipe(), site)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    page = (home / "news" / "morning.html").read_text(encoding="utf-8")
    assert "Fourteen people were hurt" in page
    assert "Dana Price scored two goals" in page
    assert TEASER not in page
    # On the next morning nothing is new.
    done = run(home, recipe(), site)
    only_new = "--only-new" in recipe()
    assert (done.returncode, done.stdout, done.stderr) == (3 if only_new else 0, "", "")
    path = home / "news" / "morning.html"
    assert not path.exists() if only_new else "Nothing new." in path.read_text(encoding="utf-8")


def test_init_prints_a_line_that_works(home: Path, site: Site) -> None:
    feeds = (home / "news" / "feeds.opml").read_text()
    bare = ["env", "-i", f"HOME={home}", f"PATH={home}/.venv/bin:/usr/bin:/bin"]
    folder = home / "100% news"
    folder.mkdir()
    (folder / "feeds.opml").write_text(feeds)
    said = subprocess.run(
        [*bare, "summarize", "brief", "--init", folder], capture_output=True, text=True, check=True
    )
    line = said.stdout.splitlines()[-1].split(maxsplit=5)[5].replace("\\%", "%")
    done = run(home, line, site)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "Dana Price" in (folder / "morning.html").read_text(encoding="utf-8")


def test_the_units_are_what_systemd_reads(home: Path, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("needs systemd-analyze")
    files = []
    for block in blocks("ini"):
        (name,) = re.findall(r"^# .*/(briefing\.\w+)$", block, flags=re.MULTILINE)
        files.append(tmp_path / name)
        files[-1].write_text(block.replace("%h", str(home)))
    assert sorted(file.name for file in files) == ["briefing.service", "briefing.timer"]
    done = subprocess.run([analyze, "verify", *files], capture_output=True, text=True, check=False)
    wrong = [line for line in done.stderr.splitlines() if "briefing." in line]
    assert wrong == []
    (when,) = re.findall(r"^OnCalendar=(.*)$", "".join(blocks("ini")), flags=re.MULTILINE)
    subprocess.run([analyze, "calendar", when], capture_output=True, check=True)
