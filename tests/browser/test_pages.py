"""Every page: no violation of accessibility, no horizontal scrolling, dark, print, without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

NAMES = ("example", "dated", "excerpts", "arabic", "briefing", "mail", "empty")
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_no_serious_violation(opened: Any, name: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(name, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    if page.locator(".open").count():
        page.locator(".open").first.click()
    found = Axe().run(page).response["violations"]
    assert [
        (v["id"], [n["target"] for n in v["nodes"]]) for v in found if v["impact"] in {"serious", "critical"}
    ] == []


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_scrolls_sideways(opened: Any, name: str, width: int) -> None:
    page = opened(name, width)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    assert page.evaluate(OVERFLOW) <= 0
    if page.locator(".open").count():
        page.locator(".open").first.click()
        assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("name", ["example", "briefing"])
def test_dark_is_dark(opened: Any, name: str) -> None:
    colour = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
    assert max(opened(name, color_scheme="dark").evaluate(colour)) < 60
    assert min(opened(name, color_scheme="light").evaluate(colour)) > 220


def test_what_is_printed_is_the_digest_and_its_sources(opened: Any, tmp_path: Path) -> None:
    page = opened("example")
    page.locator(".open").first.click()
    page.emulate_media(media="print")
    assert page.locator(".sentence").first.is_visible()
    assert page.locator(".legend li").first.is_visible()
    for hidden in ("nav", ".source", ".keys", "details"):
        assert not page.locator(hidden).first.is_visible()
    page.pdf(path=tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").stat().st_size > 5_000


def test_right_to_left(opened: Any) -> None:
    for width in (360, 1440):
        page = opened("arabic", width)
        assert page.locator("html").get_attribute("dir") == "rtl"
        sentence = page.locator(".sentence").first
        assert sentence.evaluate("(e) => getComputedStyle(e).direction") == "rtl"
        assert sentence.evaluate("(e) => getComputedStyle(e).textAlign") == "right"
    # The sources are on the left, where a line ends.
    panel = page.locator(".panel").bounding_box()
    assert panel["x"] == 0
    assert panel["width"] < 720


def test_complete_without_javascript(opened: Any) -> None:
    page = opened("dated", java_script_enabled=False)
    assert not page.locator(".keys").is_visible()
    page.locator(".open").first.click()
    marked = page.locator(".source :target")
    assert marked.is_visible()
    assert marked.text_content() == page.locator(".sentence").first.text_content()
    page.locator(".source:has(:target) .close").click()
    assert not marked.count()
    page.locator("details.who summary").first.click()
    assert page.locator(".lined-up li").first.is_visible()


def test_no_motion_where_none_is_wanted(opened: Any) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened("example", reduced_motion="reduce").evaluate(behaviour) == "auto"
    assert opened("example", reduced_motion="no-preference").evaluate(behaviour) == "smooth"


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(opened: Any, name: str) -> None:
    page = opened(name)
    links = page.locator("a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    ids = set(page.locator("[id]").evaluate_all("(all) => all.map((e) => e.id)"))
    assert links or name == "empty"
    for link in links:
        assert link[1:] in ids if link.startswith("#") else urlsplit(link).scheme in {"http", "https"}, link
    assert len(ids) == page.locator("[id]").count()
