"""What a newcomer wants to know of a digest, each answered with at most two clicks or keys; and the keys."""

from __future__ import annotations

from typing import Any

import pytest


class Hand:
    """A reader who counts."""

    def __init__(self, page: Any) -> None:
        self.page, self.done = page, 0

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.done += 1

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.done += 1


@pytest.fixture
def hand(opened: Any) -> Any:
    hand = Hand(opened("dated"))
    yield hand
    assert hand.done <= 2


def test_which_source_reports_it_first(hand: Hand) -> None:
    assert "published first: [" in hand.page.locator("details.who summary").first.text_content()
    hand.click("details.who summary")
    first = hand.page.locator(".lined-up li:has-text('published first')").first
    assert first.is_visible()
    assert "Mon 23 Nov" in first.text_content()


def test_who_else_says_it(hand: Hand) -> None:
    line = hand.page.locator(".excerpt .cited").first.text_content()
    assert "also" in line
    assert "independent" in line
    hand.click("details.who summary")
    assert hand.page.locator("details.who[open] li").count() >= 2


def test_where_do_they_differ(opened: Any) -> None:
    hand = Hand(opened("example"))
    hand.click("nav a:has-text('Where the sources differ')")
    assert hand.page.locator("#where-the-sources-differ h3").first.is_visible()
    hand.click("#where-the-sources-differ .chip")
    assert hand.page.locator(".source :target").is_visible()
    assert hand.done <= 2


def test_what_was_left_out_and_why(hand: Hand) -> None:
    hand.click("nav a:has-text('Left out, and why')")
    hand.page.locator("#left-out details[open] li").first.wait_for()
    assert hand.page.locator("#left-out details[open] .chip").first.is_visible()


def test_is_it_still_there(hand: Hand) -> None:
    from playwright.sync_api import expect

    hand.click(".sentence")
    marked = hand.page.locator(".source :target")
    assert marked.text_content() == hand.page.locator(".sentence").first.text_content()
    expect(marked).to_be_in_viewport()
    box = marked.bounding_box()
    assert box["x"] > hand.page.locator(".sentence").first.bounding_box()["x"]


def test_is_it_still_there_by_keys(hand: Hand) -> None:
    hand.press("j", "Enter")
    assert (
        hand.page.locator(".source :target").text_content()
        == hand.page.locator(".sentence").first.text_content()
    )
    assert hand.page.locator(".excerpt.current details.who").first.get_attribute("open") is not None


def test_through_a_digest_by_keys(opened: Any) -> None:
    page = opened("example")
    hand = Hand(page)
    sentences = page.locator(".sentence").all_text_contents()
    for sentence in sentences:
        hand.press("j", "Enter")
        assert page.locator(".source :target").text_content() == sentence
        hand.press("Escape")
        assert not page.locator(".source :target").count()
        assert page.evaluate("document.activeElement.className") == "chip open"
    hand.press("j", *["k"] * (len(sentences) - 2), "Enter")
    # The second sentence is supported by others.
    assert page.locator(".source :target").text_content() == sentences[1]
    assert page.locator(".lined-up:visible").count() == 1


def test_only_the_sentences_of_the_digest_are_said_to_be_at_hand(opened: Any) -> None:
    page = opened("excerpts")
    page.locator(".open").first.click()
    assert page.locator(".source :target").text_content() == page.locator(".sentence").first.text_content()
    assert page.locator(".source:has(:target) .only").is_visible()
    assert not opened("dated").locator(".only").count()
