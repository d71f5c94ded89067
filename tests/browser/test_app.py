"""The app in Chromium: paste, upload, drop, slider, keys, search, a day's briefing; nothing leaves this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from serving import Served, serving

from summarize import load
from summarize.config.reading import load_config
from summarize.store import add_documents, open_store
from summarize.web.service import Service

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path = tmp_path_factory.mktemp("app") / "news.db"
    with open_store(path, create=True, write=True) as opened, opened.transaction():
        add_documents(opened, load(ROOT / "examples" / "days"), seen=datetime(2026, 11, 26, tzinfo=UTC))
    with serving(Service(config=load_config("default", {}), store=str(path))) as running:
        yield running


@pytest.fixture
def visit(browser: Any, served: Served) -> Iterator[Visit]:
    """Open a path; at the end nothing was logged and nobody else was asked."""
    home = f"http://127.0.0.1:{served.port}"
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_path(path: str, width: int = 1440, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        # Chromium logs every page that has a status of 400 and more.
        page.on(
            "console", lambda message: None if "status of 422" in message.text else said.append(message.text)
        )
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(home + path)
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith((f"{home}/", "data:,"))] == []


def words(page: Any) -> int:
    """Return how many words the digest in the frame has."""
    page.frame_locator("#page").locator(".excerpt").first.wait_for()
    return len(" ".join(page.frame_locator("#page").locator(".sentence").all_text_contents()).split())


def uploaded(page: Any) -> Any:
    page.set_input_files("#file", SEEDS)
    page.click("text=Make a digest")
    page.wait_for_url("**/digest/*")
    return page


def test_a_text_is_pasted_and_the_slider_redraws(visit: Visit) -> None:
    page = visit("/")
    page.fill("#text", SEEDS[0].read_text(encoding="utf-8"))
    page.fill("[aria-label='Another article']", SEEDS[1].read_text(encoding="utf-8"))
    page.click("text=Make a digest")
    page.wait_for_url("**/digest/*")
    assert 100 < words(page) <= 200
    slider = page.locator("#words")
    with page.expect_response(lambda answer: "words=60" in answer.url):
        slider.evaluate("(s) => { s.value = 60; s.dispatchEvent(new Event('input', { bubbles: true })) }")
    page.wait_for_function("document.querySelector('output').value === '60'")
    assert 20 < words(page) <= 60
    assert page.url.endswith("?words=60")
    assert page.locator("a[data-format=markdown]").get_attribute("href").endswith("markdown?words=60")


def test_the_slider_moves_by_keys_and_comes_to_rest_where_it_was_left(visit: Visit) -> None:
    page = uploaded(visit("/"))
    words(page)
    page.focus("#words")
    for _ in range(40):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function("!document.getElementById('page').contentWindow.closed")
    page.wait_for_load_state("networkidle")
    assert page.url.endswith("?words=160")
    assert 100 < words(page) <= 160


def test_files_are_dropped(visit: Visit) -> None:
    page = visit("/")
    held = page.evaluate_handle(
        "(text) => { const held = new DataTransfer(); held.items.add(new File([text], 'a.txt')); return held }",
        SEEDS[0].read_text(encoding="utf-8"),
    )
    page.dispatch_event("form.paste", "drop", {"dataTransfer": held})
    page.wait_for_url("**/digest/*")
    assert words(page) > 100


def test_keys_lead_through_the_digest_to_a_source(visit: Visit) -> None:
    page = uploaded(visit("/"))
    frame = page.frame_locator("#page")
    words(page)
    frame.locator("body").click(position={"x": 1, "y": 1})
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    quoted = frame.locator(".source :target")
    quoted.wait_for()
    assert quoted.text_content() == frame.locator(".sentence").first.text_content()


def test_a_digest_is_downloaded(visit: Visit) -> None:
    page = uploaded(visit("/"))
    page.click("summary:has-text('Download')")
    with page.expect_download() as download:
        page.click("a[data-format=markdown]")
    assert download.value.suggested_filename == "digest.md"


def test_all_works_without_javascript(visit: Visit) -> None:
    page = uploaded(visit("/", java_script_enabled=False))
    assert page.locator("iframe").get_attribute("src").endswith("/html")
    page.click("text=Redraw")
    assert page.url.endswith("?words=200")


def test_articles_are_found_and_summarized(visit: Visit) -> None:
    page = visit("/")
    page.fill("#q", "bridge")
    page.click("text=Search")
    page.click("text=Make a digest of them")
    page.wait_for_url("**/digest/*")
    assert words(page) > 0


def test_a_day_is_read_and_the_day_before(visit: Visit) -> None:
    page = visit("/briefing?day=2026-11-24")
    page.frame_locator("#page").locator("h1").wait_for()
    page.click("a[rel=prev]")
    assert page.url.endswith("day=2026-11-23&words=600")
    page.frame_locator("#page").locator("h1").wait_for()


def test_what_went_wrong_is_a_page(visit: Visit) -> None:
    page = visit("/")
    page.click("text=Make a digest")
    assert page.locator("h1").text_content() == "That did not work"


PATHS = ("/", "/search?q=bridge", "/briefing?day=2026-11-24", "digest")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_no_serious_violation(visit: Visit, path: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = visit("/" if path == "digest" else path, color_scheme=scheme, bypass_csp=True)
    if path == "digest":
        uploaded(page)
    if page.locator("iframe").count():
        page.frame_locator("#page").locator("h1").wait_for()
    found = Axe().run(page, options={"iframes": False}).response["violations"]
    assert [(v["id"], v["nodes"]) for v in found if v["impact"] in {"serious", "critical"}] == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_scrolls_sideways(visit: Visit, path: str, width: int) -> None:
    page = visit("/" if path == "digest" else path, width)
    if path == "digest":
        uploaded(page)
    if page.locator("iframe").count():
        page.frame_locator("#page").locator("h1").wait_for()
    assert page.evaluate(OVERFLOW) <= 0
