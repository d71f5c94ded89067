"""Pages of the command line, opened in Chromium; each test also checks that nothing complains and nothing is loaded."""

from __future__ import annotations

import email
import json
import os
from collections.abc import Callable, Iterator
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MONDAY = ROOT / "examples" / "days" / "monday.jsonl"
ARABIC = (
    "أغلقت السلطات الجسر القديم يوم الاثنين بعد أن عثر المهندسون على شقوق في الدعامات. ويستخدم الجسر نحو 18000 سائق كل يوم. وتستغرق الإصلاحات ستة أسابيع على الأقل.",
    "قالت هيئة الطرق إن الجسر القديم أغلق يوم الاثنين بسبب شقوق في الدعامات. وتنقل عبارة سيارات الإسعاف عبر النهر اعتبارا من يوم الثلاثاء.",
)

Open = Callable[..., Any]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    from summarize.cli.main import run

    folder = tmp_path_factory.mktemp("pages")
    rows = [json.loads(line) for line in MONDAY.read_text(encoding="utf-8").splitlines()]
    (folder / "halden.jsonl").write_text(
        "\n".join(json.dumps(row) for row in rows if "Halden" in row["text"])
    )
    for n, text in enumerate(ARABIC):
        (folder / f"{n}.jsonl").write_text(
            json.dumps({"text": text, "language": "ar", "title": text[:40], "publisher": f"جريدة {n}"})
        )
    when = ("--words", "400", "--timezone", "UTC", "--now", "2026-11-24T06:00")
    made = {
        name: folder / f"{name}.html"
        for name in ("example", "dated", "excerpts", "arabic", "briefing", "mail", "empty")
    }
    commands = (
        ("digest", ROOT / "seeds", "-o", made["example"]),
        ("digest", folder / "halden.jsonl", "--words", "80", "-o", made["dated"]),
        ("digest", folder / "halden.jsonl", "--words", "80", "-o", folder / "dated.json"),
        ("render", folder / "dated.json", "-o", made["excerpts"]),
        ("digest", folder / "0.jsonl", folder / "1.jsonl", "-o", made["arabic"]),
        ("digest", folder / "halden.jsonl", "--words", "1", "-o", made["empty"]),
        ("brief", MONDAY, *when, "-o", made["briefing"]),
        ("brief", MONDAY, *when, "-o", folder / "mail.eml"),
    )
    for command in commands:
        assert run([str(part) for part in command]) == 0
    message = email.message_from_bytes((folder / "mail.eml").read_bytes(), policy=default)
    body = message.get_body(("html",))
    assert body is not None
    made["mail"].write_text(body.get_content(), encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    # Chromium's own sandbox does not run as root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, pages: dict[str, Path]) -> Iterator[Open]:
    """Open a page by its name (or a file); at the end nothing was logged and nothing was asked of the network."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_page(name: str | Path, width: int = 1440, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        page.goto((pages[name] if isinstance(name, str) else name).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith("file:")] == []
