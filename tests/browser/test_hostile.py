"""Pages of articles whose every field wants to run: Chromium runs nothing and asks for nothing."""

from __future__ import annotations

import email
from email.policy import default
from pathlib import Path
from typing import Any

from hostile_strings import HOSTILE, articles

from summarize import AtHand, Budget, summarize, to_html
from summarize.briefing import BriefPlan, compose
from summarize.render.formats import BRIEFINGS


def test_nothing_runs_on_the_page_of_a_digest(opened: Any, tmp_path: Path) -> None:
    for n in range(0, len(HOSTILE), 68):
        given = articles(HOSTILE[n : n + 68])
        path = tmp_path / f"{n}.html"
        path.write_text(
            to_html(summarize(given), AtHand(documents=given)), encoding="utf-8", errors="replace"
        )
        page = opened(path)
        page.locator(".open").first.click()
        assert page.locator(".source :target").count() == 1
        assert page.locator("script").count() == 2


def test_words_without_an_end_make_no_page_wider(opened: Any, tmp_path: Path) -> None:
    given = articles(("x" * 3000, "y" * 3000))
    path = tmp_path / "long.html"
    path.write_text(to_html(summarize(given), AtHand(documents=given)), encoding="utf-8")
    for width in (360, 1440):
        page = opened(path, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator(".open").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_runs_on_a_briefing_and_in_a_mail(opened: Any, tmp_path: Path) -> None:
    briefing = compose(articles(HOSTILE[:68]), BriefPlan(budget=Budget(2000)))
    message = email.message_from_string(BRIEFINGS["eml"].render(briefing), policy=default)
    body = message.get_body(("html",))
    assert body is not None
    for name, text in (("page", BRIEFINGS["html"].render(briefing)), ("mail", body.get_content())):
        path = tmp_path / f"{name}.html"
        path.write_text(text, encoding="utf-8", errors="replace")
        page = opened(path)
        assert page.locator("script:not([type='application/ld+json'])").count() == 0
        assert page.locator("a").count()
