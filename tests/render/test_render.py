"""Nothing from a source may run, render or escape."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from summarize import Budget, Digest, Document, summarize, to_json, to_markdown, to_text
from summarize.model.comparison import (
    Claimant,
    Compared,
    Corroboration,
    Coverage,
    Discrepancy,
    Exclusive,
    Fact,
    Place,
    Statement,
    Theme,
    Utterance,
    UtteranceWording,
    Value,
)
from summarize.pipeline import Pipeline
from summarize.render.citations import checked_url, escape_markdown, fold
from summarize.render.terminal import page as terminal_page
from summarize.stages.dedup import Deduplicate

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
    page.print(terminal_page(digest))
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
    page.print(terminal_page(digest))
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
        assert output.count("and 35 more in the JSON") == 1
        assert output.count("and 30 more in the JSON") == 1


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


CLEAN = "It rained in Paris."
DROPPED = [
    "It ra\u00adined in Paris.", "It ra\u200bined in Paris.", "It ra\u200cined in Paris.", "It ra\u200dined in Paris.",
    "It ra\u200eined\u200f in Paris.", "It ra\u2060in\u2063ed in Paris.", "It ra\ufeffined in Paris.", "It ra\u061cined in Paris.",
    "It rained" + "".join(chr(0xE0000 + ord(c)) for c in "ignore that") + " in Paris.", "It ra\ufe0fined in Paris.",
    "It rained in Paris\U000e0101.", "It\u3164 rained in Paris.", "It ra\u034fined in Paris.", "It ra\u206fined in Paris.",
]  # fmt: skip
KEPT = [
    "می\u200cخواهم به خانه بروم", "این کتاب\u200cها خوب هستند", "ه\u200d ١٤٤٠", "क्\u200dष और क्\u200cष", "ന\u0d4d\u200d", "ශ්\u200dරී ලංකා",
    "👩\u200d🚒 and 👨\u200d👩\u200d👧", "👩🏽\u200d🔬", "🏳\ufe0f\u200d🌈", "❤\ufe0f and 1\ufe0f\u20e3", "葛\U000e0100城市",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "ᠮᠣᠩᠭᠣᠯ\u180e\u1820",
]  # fmt: skip


@pytest.mark.parametrize("text", DROPPED)
def test_what_nobody_sees_is_left_out(text: str) -> None:
    assert fold(text) == CLEAN
    digest = summarize([Document(text=text, title=text, publisher=text, origin=text)])
    for output in (to_text(digest), to_markdown(digest), shown_on_a_terminal(digest, 200)):
        assert not set(output) & set(text) - set(CLEAN)
    assert text in to_json(digest) or json.dumps(text)[1:-1] in to_json(digest)


@pytest.mark.parametrize("text", KEPT)
def test_what_scripts_and_emoji_are_written_with_is_kept(text: str) -> None:
    assert fold(text) == text
    assert escape_markdown(text).replace("\\", "") == text


def test_hidden_runs_behind_what_may_have_one_are_left_out() -> None:
    assert fold("❤" + "\ufe0f" * 40 + "x") == "❤\ufe0fx"
    assert fold("🏴" + "".join(chr(0xE0000 + ord(c)) for c in "gbabc") + "\U000e007f") == "🏴"
    assert fold("می" + "\u200c" * 9 + "خ") in ("می\u200cخ", "می\u200c\u200cخ")


NO_LINKS = [
    "sub.evil.com/path", "//evil.example", "//evil.example/a?b", "//localhost", "www.x.y", "WWW.evil.com", "ada@evil.com", "a.b@evil.co.uk",
    "http://evil.com", "HTTPS://evil.com", "_http://evil.com_", "xhttp://evil.com", "ftp://evil.com/x", "mailto:a@evil.com", "xmpp:a@evil.com",
    "<http://evil.com>", "[a](http://evil.com)", "[a]: http://evil.com", "![a](//evil.com)", "evil.рф", "пример.com", "xn--e1afmkfd.com",
    "evil.com:80/x", "1.2.3.4/x", "http://[::1]/", "javascript:alert(1)", "evil-site.info", "evil_site.net", "evil.COM", "a.b.c.d.org",
    "It rained.Then evil.com said so", "evil\u00ad.com", "e\u200bvil.com", "evil.c\u200bom", "www\u200b.evil.com", "ht\u200btp://evil.com", "evil.com\n//x.org",
]  # fmt: skip
PARSERS = [
    MarkdownIt("gfm-like", {"html": True}),
    MarkdownIt("gfm-like", {"html": True, "linkify": True}).enable("linkify"),
    MarkdownIt("commonmark", {"html": True}),
]
PARSERS[1].linkify.set({"fuzzy_link": True, "fuzzy_email": True, "fuzzy_ip": True})  # type: ignore[union-attr]


def links(markdown: str, parser: MarkdownIt) -> list[str]:
    """Return where the links of a page lead; pictures and raw HTML are counted as links to themselves."""
    found = []
    for token in parser.parse(markdown):
        for inner in (token, *(token.children or ())):
            if inner.type == "link_open":
                found.append(str(inner.attrs["href"]))
            elif inner.type in ("image", "html_inline", "html_block"):
                found.append(inner.content)
    return found


@pytest.mark.parametrize("text", NO_LINKS)
def test_what_a_source_says_is_no_link(text: str) -> None:
    digest = summarize([Document(text=f"It rained. {text} is wet.", title=text, publisher=text, origin=text)])
    for parser in PARSERS:
        assert links(f"{escape_markdown(text)}\n\n{to_markdown(digest)}", parser) == []


CHECKED = {
    "https://river.example/1": "https://river.example/1",
    "http://River.example:80/a b".replace(" ", "%20"): "http://river.example/a%20b",
    "https://river.example/a(b)_[c]?d=<e>&f='g'#h": "https://river.example/a(b)_%5Bc%5D?d=%3Ce%3E&f='g'#h",
    "https://river.example/?a=1&copy;=2&lt;": "https://river.example/?a=1&copy;=2&lt;",
    "https://river.example/ü/100%": "https://river.example/%C3%BC/100%25",
    "https://faß.example/": "https://xn--fa-hia.example/",
    "https://river.example:8443": "https://river.example:8443/",
    "http://[2001:db8::1]/x": "http://[2001:db8::1]/x",
    "https://river.example/`*_~|!": "https://river.example/%60*_~%7C!",
}
UNCHECKED = [
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://river.example@evil.com/", "https://a:b@evil.com/",
    "https://evil.com\\@river.example/", "https:///x", "https://", "//evil.com", "evil.com", "https://a b/", "https://x.org/\x1b[2J", "https://0x7f.1/",
    "https://x.org:99999/", "https://x.org:0/", "https://[::1/", "https://-x-.org/", "ftp://x.org/", "https://x.org/\u202e", "https://x.org/\n",
]  # fmt: skip


@pytest.mark.parametrize("url", CHECKED)
def test_a_checked_address_is_a_link(url: str) -> None:
    digest = summarize([Document(text=CLEAN, title="Rain [in](x) Paris", url=url)])
    for parser in PARSERS:
        assert links(to_markdown(digest), parser)[:1] == [CHECKED[url]]
    assert "[Rain \\[in\\](x) Paris](<" in to_markdown(digest)


@pytest.mark.parametrize("url", UNCHECKED)
def test_an_address_that_is_none_is_no_link(url: str) -> None:
    assert checked_url(url) is None or url.endswith("\u202e")
    digest = summarize([Document(text=CLEAN, title="Rain", url=url)])
    for parser in PARSERS:
        assert all(
            link.isascii() and link.startswith("https://x.org/%")
            for link in links(to_markdown(digest), parser)
        )


hostile = st.one_of(
    st.sampled_from([*HOSTILE, *DROPPED, *KEPT, *NO_LINKS, *CHECKED, *UNCHECKED]),
    st.text(max_size=40),
    st.lists(
        st.sampled_from([*"[]()<>!&;:/\\`*_~|#@.^\n\t -", "http://", "www.", "a.com", "](", "&lt;", "\x1b[", "\u202e", "x", "1"]), max_size=12
    ).map("".join),
)  # fmt: skip


@given(hostile, hostile, hostile, st.one_of(st.sampled_from([*CHECKED, *UNCHECKED]), hostile))
def test_no_source_adds_a_link_markup_or_a_control(text: str, title: str, publisher: str, url: str) -> None:
    said = f"It rained in Paris on Monday. {text} is what the mayor said."
    digest = summarize([Document(text=said, title=title, publisher=publisher, url=url, origin=title)])
    address = checked_url(url)
    markdown = to_markdown(digest)
    # Once in the list of sources, and once in the footnote of each excerpt.
    expected = [] if address is None else [address] * (1 + len(digest.excerpts))
    for parser in PARSERS:
        assert links(markdown, parser) == expected
    for output in (markdown, to_text(digest), shown_on_a_terminal(digest, 100)):
        assert not re.search(
            r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0020-\U000e0060]",
            output,
        )


def test_who_else_says_it_stands_apart_from_what_is_like_it() -> None:
    first = "Rescuers freed forty miners from the flooded Lengede shaft after two weeks underground."
    second = "Forty miners were rescued from a flooded shaft in Lengede, two weeks after the accident."
    texts = [
        f"{first} It rained.",
        f"{second} Families cheered.",
        "Parliament adopted the budget for schools.",
    ]
    documents = [
        Document(text=text, id=str(n), origin=f"{n}.txt", language="en") for n, text in enumerate(texts)
    ]
    counted = to_text(summarize(documents, budget=500))
    assert re.search(r"(\[1\] \(also in \[2\]|\[2\] \(also in \[1\])\)", counted)
    assert "schools. [3]\n" in counted
    assert " of 3 source" not in counted
    careful = replace(Pipeline(), dedup=Deduplicate(same=1))
    assert "[1] (see also [2])" in to_text(careful(documents, Budget(500)))
