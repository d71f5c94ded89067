"""Nothing from a source may run, render or escape."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from summarize import Budget, Document, summarize, to_markdown, to_text
from summarize.render.safety import escape_markdown, fold
from summarize.render.terminal import print_digest

HOSTILE = [
    "The [link](javascript:alert(1)) and <script>alert(1)</script> stood in Paris.",
    "An image ![x](http://x.test/a.png) and http://x.test and www.x.test stood in Paris.",
    "A sequence \x1b[2J\x1b]0;title\x07 and \x9b31m and \u202eesrever\u202c stood in Paris.",
    "# A heading | a table | `code` *bold* _it_ ~~gone~~ &amp; stood in Paris.",
    "[bold red]rich markup[/] and [/nope] stood in Paris.",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_source_cannot_add_markup(text: str) -> None:
    digest = summarize(
        [Document(text=text, title=text, publisher=text, origin=text)], budget=Budget(5, "sentences")
    )
    assert digest.text.startswith(text[:8].lstrip("# "))
    page = Console(file=io.StringIO(), width=200, force_terminal=False)
    print_digest(digest, page)
    shown = page.file.getvalue()  # type: ignore[attr-defined]
    for output in (to_text(digest), to_markdown(digest), shown):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(to_markdown(digest))
    assert not re.search(r"<(?!/?(?:h1|h2|p|ol|li|blockquote)\b)", html)
    assert "[bold red]" in shown or "[bold red]" not in text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_markdown_shows_what_the_text_says(text: str) -> None:
    html = MarkdownIt("commonmark").renderInline(escape_markdown(text))
    plain = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert plain.strip() == fold(text)


def test_line_breaks_of_wrapped_text_are_folded_and_the_text_is_verbatim() -> None:
    text = (
        "The ministers of the two countries agreed on Tuesday to new rules for the\n"
        "use of rivers that cross the border, which had been a matter of dispute for\n"
        "many years. Fishermen were glad."
    )
    digest = summarize(text, budget=Budget(1, "sentences"))
    assert digest.excerpts[0].text == text.partition(" Fishermen")[0]
    assert "\n" in digest.excerpts[0].text
    assert "for the use of rivers" in to_text(digest)
    assert "for the use of rivers" in to_markdown(digest)


def test_nothing_fits() -> None:
    digest = summarize("It rained in Paris on Monday.", budget=2)
    assert digest.excerpts == ()
    assert "No sentence fits in 2 words." in to_text(digest)
    assert "No sentence fits in 2 words." in to_markdown(digest)
    assert digest.metrics.words == 0
