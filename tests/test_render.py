"""Nothing from a source may run, render or escape."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from summarize import Budget, Digest, Document, summarize, to_markdown, to_text
from summarize.model.comparison import Compared, Coverage, Discrepancy, Exclusive, Fact, Theme, Value
from summarize.model.places import Place, Statement
from summarize.model.voices import Claimant, Corroboration, Utterance, UtteranceWording
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
    line = "No sentence fits in 2 words: the shortest sentence has 6 words.\n"
    assert to_text(digest) == to_markdown(digest) == shown_on_a_terminal(digest, 80) == line
    assert digest.metrics.words == 0


def shown_on_a_terminal(digest: Digest, width: int) -> str:
    page = Console(file=io.StringIO(), width=width, force_terminal=False)
    print_digest(digest, page)
    return page.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def filled(text: str, count: int) -> Digest:
    """Return a digest that says the same text in every section, ``count`` times."""
    digest = summarize(
        [Document(text="It rained in Paris.", origin="a"), Document(text="It snowed in Rome.")]
    )
    span = digest.excerpts[0].span
    source = span.source
    said = Statement(text, span)
    unknown = dict.fromkeys(("value", "low", "high", "unit", "counted", "per", "qualifier"))
    value = Value(raw=text, **unknown, span=span, sentence=said)
    compared = (Compared((0, 1), "differ", text), Compared((0, 1), "agree", text))
    card = Discrepancy(text, "figure", "differ", text, (value, value), compared)
    theme = Theme(text, (1, 2), 3, 1, single_source=True, lead=said)
    facts = (Fact("name", text, Place(source, 0, 1)),)
    alone = Exclusive(text, replace(span, start=1), facts, (source,), 0)
    speaker = Claimant(text, span)
    wordings = (
        UtteranceWording(text, quoted=True, marks="“”", speaker=speaker, sentence=said, span=span),
        UtteranceWording(text, quoted=False, marks=None, speaker=None, sentence=said, span=span),
    )
    quote = Utterance(text, speaker, wordings, Corroboration(2, 2, single_source=False))
    coverage = Coverage(tuple(s.id for s in digest.sources), (theme,) * count, (alone,) * count)
    return replace(digest, discrepancies=(card,) * count, coverage=coverage, quotes=(quote,) * count)


@pytest.mark.parametrize(
    "text", [*HOSTILE, "a | b\n| --- |\n`c` \\| d", "<table><tr onclick=x>|", "x\n\n# y\n- z"]
)
def test_no_section_lets_markup_through(text: str) -> None:
    digest = filled(text, 2)
    markdown, shown = to_markdown(digest), shown_on_a_terminal(digest, 100)
    for output in (markdown, shown):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown)
    assert not re.search(r"<(?!/?(?:h1|h2|p|ol|ul|li|table|thead|tbody|tr|th|td|strong)\b)", html)
    assert html.count("<tr>") == 3
    assert html.count("<td") == 2 * 3
    assert html.count("<h2>") == markdown.count("\n## ") == 5
    for heading in ("Where the sources differ", "In their words", "Only one source says", "Who covers what"):
        assert f"## {heading}" in markdown
        assert heading in shown


def test_long_sections_say_how_much_is_left_out() -> None:
    digest = filled("It rained.", 40)
    for output in (to_markdown(digest), shown_on_a_terminal(digest, 100)):
        assert output.count("and 32 more in the JSON") == 2
        assert output.count("and 30 more in the JSON") == 2


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_terminal_page_keeps_its_width(seeds: list[Document], width: int) -> None:
    shown = shown_on_a_terminal(summarize(seeds), width)
    assert max(map(len, shown.splitlines())) <= width
    assert "Who covers what" in shown
    assert "Only one source says" in shown


def test_many_sources_need_no_column_each(seeds: list[Document]) -> None:
    parts = [Document(text=p) for d in seeds for p in d.text.split("\n") if len(p) > 300]
    digest = summarize(parts)
    assert len(digest.sources) > 12
    assert "| theme | sources | sentences |" in to_markdown(digest)
    assert max(map(len, shown_on_a_terminal(digest, 60).splitlines())) <= 60


def test_plain_text_stays_short(seeds: list[Document]) -> None:
    text = to_text(summarize(seeds))
    assert "Only one source says" not in text
    assert "Who covers what" not in text


def test_a_day_is_listed_once_with_all_that_is_said_of_it() -> None:
    texts = ("The bridge opened on 3 March 2026 at noon.", "A storm closed the port on 3 March 2026.")
    page = to_markdown(summarize([Document(text=text) for text in texts]))
    day = page.partition("## When")[2].partition("##")[0]
    assert day.count("2026\\-03-03\n") == 1
    assert all(text in day for text in texts)
