"""Saved pages of many kinds against what stands beside them, and what is never quoted from a page."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT
from fixture_documents import FOLDER

from summarize import Document, summarize, to_text
from summarize.ingest.blocks import lines_of, parse_html
from summarize.ingest.content import Content
from summarize.ingest.page.setting import completed, without_ends
from summarize.ingest.page.titles import Clues, headline, without_site
from summarize.ingest.read import read
from summarize.ingest.sandbox.worker import Worker

PAGES = sorted((FOLDER / "pages").glob("*.html"))


@pytest.fixture(scope="module")
def extraction() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "extraction", ROOT / "benchmarks" / "quality" / "extraction.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # dataclasses look their module up
    import sys

    sys.modules["extraction"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_against_its_truth(path: Path, extraction: ModuleType) -> None:
    found = extraction.score(path)
    assert found.leaks == ()
    assert found.title
    assert found.date
    assert found.f1 >= 0.95


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_navigation_in_a_digest(path: Path) -> None:
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    page = to_text(summarize(list(read(path.read_bytes(), origin=path.name).documents), budget=400))
    assert not [phrase for phrase in truth["navigation"] if phrase in page]


def test_what_was_read_before_changes_nothing() -> None:
    contents = [Content(data=path.read_bytes(), origin=path.name) for path in PAGES]
    first, second = Worker(), Worker()
    try:
        forwards = [first.parse(content, "html") for content in contents]
        backwards = [second.parse(content, "html") for content in reversed(contents)]
    finally:
        first.stop()
        second.stop()
    assert forwards == backwards[::-1]


def read_page(body: str, head: str = "") -> Document:
    html = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    (document,) = read(html.encode(), origin="https://x.example/a", media_type="text/html").documents
    return document


CITIES = ("Paris", "Lyon", "Nice", "Metz")
PROSE = "<p>It rained in Paris on Monday, and nobody was hurt there, said the mayor of the city at noon.</p>"


def test_what_a_page_hides_is_not_read() -> None:
    hidden = "<p style='display: none'>The mayor has resigned, and nobody knows why he did so on Monday.</p>"
    assert (
        "resigned"
        not in read_page(f"<article><h1>Rain</h1>{PROSE}{hidden}{PROSE.replace('Paris', 'Lyon')}").text
    )


def test_an_article_that_the_page_only_begins_to_state_is_whole() -> None:
    stated = {
        "@type": "NewsArticle",
        "articleBody": "It rained in Paris on Monday, and nobody was hurt there, said the",
    }
    more = "".join(PROSE.replace("Paris", city) for city in ("Lyon", "Nice", "Metz", "Brest"))
    head = f"<script type='application/ld+json'>{json.dumps(stated)}</script>"
    assert "Brest" in read_page(f"<article><h1>Rain</h1>{PROSE}{more}</article>", head).text


def test_a_page_that_is_written_by_a_script_is_read_from_its_data() -> None:
    body = " ".join(
        f"It rained in {city} on Monday, and nobody was hurt."
        for city in ("Lyon", "Nice", "Metz", "Brest", "Pau")
    )
    stated = {"@type": "NewsArticle", "headline": "Rain", "articleBody": body, "datePublished": "2026-03-02"}
    document = read_page(
        "<div id='app'></div>", f"<script type='application/ld+json'>{json.dumps(stated)}</script>"
    )
    assert (document.text, document.title, document.published) == (body, "Rain", "2026-03-02")


def test_a_sentence_is_never_cut_by_a_class() -> None:
    inner = "It rained in <span class='related'>Paris</span> on Monday, <a class='author' href='/ada'>Ada Byron</a> said at noon."
    for tag in ("p", "div"):
        text = read_page(f"<article><h1>Rain</h1><{tag}>{inner}</{tag}>{PROSE * 2}</article>").text
        assert "It rained in Paris on Monday, Ada Byron said at noon." in text


def test_a_front_page_is_no_article() -> None:
    cards = "".join(
        f"<div class='c{n}'><h3><a href='/{n}'>The mayor of {city} resigns</a></h3><p>He said on Monday in {city} that it was time "
        "for somebody else to carry the weight of the office and its many keys.</p></div>"
        for n, city in enumerate(("Paris", "Lyon", "Nice", "Metz", "Brest", "Pau", "Lille"))
    )
    html = f"<html><body><h1>Morning News</h1><main>{cards}</main></body></html>"
    assert [p.code for p in read(html.encode(), origin="index.html").problems] == ["no-article"]
    assert (
        "mayor of Lyon"
        not in read_page(f"<article><h1>Rain</h1>{PROSE * 3}</article><section>{cards}</section>").text
    )


def test_pages_that_browsers_saved() -> None:
    page = f"<html><head><title>Rain</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Rain</h1>{PROSE * 2}</article>"
    for comment in (
        "saved from url=(0019)https://x.example/1",
        "\n Page saved with SingleFile \n url: https://x.example/1 \n",
    ):
        (document,) = read(f"<!DOCTYPE html>\n<!-- {comment} -->\n{page}".encode(), origin="a.html").documents
        assert document.url == "https://x.example/1"
    mhtml = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/2\nSubject: Rain\n"
        "Date: Mon, 2 Mar 2026 10:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n'
        f"--x\nContent-Type: text/html\nContent-Location: https://x.example/2\n\n{page}\n--x--\n"
    )
    (document,) = read(mhtml.encode(), origin="a.mhtml").documents
    assert (document.url, document.title, document.published) == ("https://x.example/2", "Rain", None)
    assert "Home" not in document.text


def test_published_and_not_modified() -> None:
    head = '<meta property="article:modified_time" content="2026-05-05"><meta property="article:published_time" content="2026-03-02T10:00:00Z">'
    assert (
        read_page(f"<article><h1>Rain</h1>{PROSE * 3}</article>", head).published
        == "2026-03-02T10:00:00+00:00"
    )


@pytest.mark.parametrize(
    "mark",
    [
        "\x01",
        "\x0c",
        "\x1f",
        "\x7f",
        "\ufffe",
        "&#1;",
        "&#x1f;",
        "&#xfffe;",
        "&#65535;",
        "&#xd800;",
        "&#x8-",
        "&#30x",
    ],
)
def test_marks_that_xml_does_not_know_cost_no_article(mark: str) -> None:
    body = f"<article class='has-a{mark}b c{mark}'><h1>Rain{mark}</h1>{PROSE * 2}<p>Snow{mark} fell in Lyon.</p></article>"
    assert "It rained in Paris" in read_page(body).text


def test_an_unknown_date_is_not_guessed() -> None:
    assert read_page(f"<article><h1>Rain</h1>{PROSE * 3}</article><footer>© 2019</footer>").published is None


@pytest.mark.parametrize(
    ("printed", "attributes", "published"),
    [
        ("<p>By Ada Byron, 03/04/2026 5:07 PM EST</p>", "lang='en'", "2026-03-04"),
        ("<p>03/04/2026</p>", "lang='en'", None),
        ("<p>03/04/2026</p>", "lang='en-US'", "2026-03-04"),
        ("<p>03/04/2026</p>", "lang='en-GB'", "2026-04-03"),
        ("<p>03/04/2026</p>", "lang='fr'", "2026-04-03"),
        ("<time datetime='2026-03-02T07:00:00-05:00'>Today 7am</time>", "lang='en'", "2026-03-02T07:00:00-05:00"),
        ("<p>Updated 5 March 2026</p><p>First published 2 March 2026</p>", "lang='en'", "2026-03-02"),
        ("<p>Updated 5 March 2026</p>", "lang='en'", "2026-03-05"),
        ("<p>Updated - March 09, 2026 07:31 am | Published - March 08, 2026</p>", "lang='en'", "2026-03-08"),
        ("<p>07/12/2025July 12, 2025</p>", "lang='en'", "2025-07-12"),
        # Readers see the written day; machines get the evening before, in UTC.
        ("<time datetime='2026-03-01T23:30:00Z'>2 March 2026</time>", "lang='en'", "2026-03-02"),
        ("<a href='/r' rel='bookmark'><time datetime='2026-03-02'>Monday</time></a>", "lang='en'", "2026-03-02"),
        ("<p><a href='/older'><time datetime='2019-01-01'>The flood of 2019</time></a></p>", "lang='en'", None),
    ],
)  # fmt: skip
def test_dates_that_are_printed_at_the_headline(printed: str, attributes: str, published: str | None) -> None:
    html = f"<html {attributes}><body><article><h1>Rain in Paris</h1>{printed}{PROSE * 3}</article></body></html>"
    (document,) = read(html.encode(), origin="https://x.example/a", media_type="text/html").documents
    assert document.published == published


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("/2026/03/02/rain/", "2026-03-02"),
        ("/news/20260302-rain.html", "2026-03-02"),
        ("/2026-3-2/rain", "2026-03-02"),
        ("/rain/2039026", None),
        ("/2026/03/rain", None),
    ],
)
def test_dates_in_the_address(path: str, published: str | None) -> None:
    html = f"<article><h1>Rain</h1>{PROSE * 3}</article>"
    (document,) = read(html.encode(), origin=f"https://x.example{path}", media_type="text/html").documents
    assert document.published == published


def test_paragraphs_that_are_set_alike_belong_together() -> None:
    def part(names: str, city: str) -> str:
        return f"<div class='{names}'><div><div class='unit'><p>{told[city]}</p></div></div></div>"

    told = {
        "Lyon": "The bridge in Lyon was closed on Sunday evening after a barge had touched its second pillar.",
        "Paris": "It rained in Paris on Monday, and nobody was hurt there, said the mayor of the city at noon.",
        "Nice": "Trains to Nice stop.  Nobody knows until when.",
        "Metz": "I live in Metz, and here the water came up to the second step of the town hall, believe me.",
        "Brest": "Brest will have a new harbour master in June, the council decided by nine votes to seven.",
    }
    parts = part("chunk first", "Lyon") + part("chunk", "Paris") + part("chunk last", "Nice")
    others = part("reply", "Metz") + f"<article>{part('chunk', 'Brest')}</article>"
    tree = parse_html(f"<h1>Rain</h1>{parts}<div class='advert'>Pay now.</div>{others}")
    lines = list(lines_of(tree))
    expected = [told["Lyon"], told["Paris"], told["Nice"].replace("  ", " ")]
    assert completed(lines, [told["Paris"]]) == expected
    # An extractor that touches the spaces of a line does not have it said twice.
    changed = [told["Lyon"].replace(" barge", "  barge"), told["Paris"], told["Nice"]]
    assert completed(lines, changed) == changed


def test_what_stands_below_an_article_in_a_part_of_its_own_is_not_of_it() -> None:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    body = [
        f"It rained in {city} on {day}, and the mayor said that nobody was hurt."
        for city in CITIES
        for day in days
    ]
    note = "Ada Byron writes about rain."
    last = "It will rain on Tuesday as well, said the office, and on Wednesday there will be snow. " * 5
    notice = "Your browser is old, and parts of this page may be missing."
    article = (
        f"<p class='notice'>{notice}</p><h1>Rain</h1>"
        "<article><div class='text'>" + "".join(f"<p>{p}</p>" for p in body) + "</div>{}</article>{}"
    )

    def read_off(inside: str, below: str, paragraphs: list[str]) -> list[str]:
        return without_ends(list(lines_of(parse_html(article.format(inside, below)))), paragraphs, "Rain")

    assert read_off("", f"<div class='about'><p>{note}</p></div>", [*body, note]) == body
    assert read_off("", "", [notice, *body]) == body
    assert read_off(f"<div class='note'><p>{note}</p></div>", "", [*body, note]) == body
    whole = [*body, last.strip()]
    assert read_off(f"<section class='last'><p>{last}</p></section>", "", whole) == whole
    assert read_off("", f"<section class='other'><p>{last}</p></section>", whole) == body


@pytest.mark.parametrize(
    "heading",
    [
        "3 comments",
        "Comments (12)",
        "Join the conversation",
        "Kommentare",
        "コメント",
        "3 thoughts on “Rain”",
    ],
)
def test_comments_below_their_heading_are_not_the_article(heading: str) -> None:
    comment = "<p class='c'>I was in Metz myself that day, and I can tell you that it rained in buckets, my friends.</p>"
    page = f"<div><h1>Rain</h1>{PROSE}{PROSE.replace('Paris', 'Lyon')}<h3>{heading}</h3>{comment}</div>"
    assert "Metz" not in read_page(page).text
    assert "Metz" in read_page(page.replace(heading, "What others say")).text


def test_an_address_that_is_none_is_left_out() -> None:
    head = "<link rel='canonical' href='javascript:alert(1)'>"
    assert read_page(f"<article><h1>Rain</h1>{PROSE * 3}</article>", head).url == "https://x.example/a"
    head = "<link rel='canonical' href='/b?id=1'>"
    assert read_page(f"<article><h1>Rain</h1>{PROSE * 3}</article>", head).url == "https://x.example/b?id=1"


@pytest.mark.parametrize(
    ("title", "names", "expected"),
    [
        ("Bridge closes - The Daily X", ["The Daily X"], "Bridge closes"),
        (
            "The Daily X: Bridge closes | News | The Daily X",
            ["The Daily X"],
            "The Daily X: Bridge closes",
        ),
        ("Bridge closes in the old town | Courier", [], "Bridge closes in the old town"),
        ("Bridge closes – mayor", ["The Daily X"], "Bridge closes – mayor"),
        ("Port-au-Prince in flames", [], "Port-au-Prince in flames"),
        ("｜", [], "｜"),
        ("橋を閉鎖｜みなと日報", ["みなと日報"], "橋を閉鎖"),
    ],
)
def test_the_site_is_no_part_of_a_title(title: str, names: list[str], expected: str) -> None:
    assert without_site(title, names) == expected


def test_the_headline_on_the_page_wins_where_the_head_says_the_same() -> None:
    stated = ["Old mill bridge closed after crack was found | X"]
    shown = ["X", "Old mill bridge closes after a crack is found"]
    assert headline([shown], stated, Clues(names=["X"])) == "Old mill bridge closes after a crack is found"
    welcome = ["Welcome to our site"]
    assert headline([welcome], stated, Clues(names=["X"])) == "Old mill bridge closed after crack was found"
    assert (
        headline([[], shown], stated, Clues(names=["X"])) == "Old mill bridge closes after a crack is found"
    )
    assert headline([], [], Clues(names=[])) is None


def test_what_opens_the_article_is_the_headline_where_the_head_is_shorter() -> None:
    long = "A small town loves its noon siren, and its newest neighbours want it silenced."
    head = "<meta property='og:title' content='Iowa town debates siren'>"
    assert (
        read_page(
            f"<h1>X News and Weather for Iowa</h1><article><h2>{long}</h2>{PROSE * 3}</article>", head
        ).title
        == long
    )
    two = f"<article><h2>{long}</h2>{PROSE}</article><article><h2>Another story of the same day</h2>{PROSE}</article>"
    assert read_page(f"<h1>X News and Weather for Iowa</h1>{two}", head).title == "Iowa town debates siren"


def test_a_few_letters_in_common_are_not_the_same_headline() -> None:
    stated = ["Council closes the old mill bridge"]
    assert headline([["Related notes"], ["Footer"]], stated, Clues(names=[])) == stated[0]


def test_the_address_tells_the_headline_where_the_head_says_something_else() -> None:
    assert (
        headline(
            [["The bridge that nobody missed"]],
            ["Buying a folding bicycle or a cargo bike? | Rider"],
            Clues(names=["Rider"], slug="the-bridge-nobody-missed"),
        )
        == "The bridge that nobody missed"
    )
    assert (
        headline([["The bridge that nobody missed"]], ["Rider"], Clues(names=[]))
        == "The bridge that nobody missed"
    )


def test_a_part_is_named_by_what_it_is_and_not_by_what_it_has() -> None:
    prose = "<p>The ferry across the sound will not run on Sundays, the operator of the line said in a letter.</p>"
    more = "<p>It names the price of fuel and two vacant posts on the bridge as the reasons for its decision.</p>"
    page = (
        f'<html><body><h1>No ferry on Sundays</h1><div class="has-newsletter-form">{prose}</div>'
        f'<div class="part--newsletter">{more}{prose.replace("Sundays", "Mondays")}</div>'
        '<div class="part--newsletter"><p>Get our letter every Friday, free of charge.</p></div></body></html>'
    )
    text = read(page.encode(), origin="page.html").documents[0].text
    assert "on Sundays" in text
    assert "the price of fuel" in text
    assert "every Friday" not in text


def test_a_date_that_links_elsewhere_is_not_the_date_of_the_article() -> None:
    prose = "<p>" + "The ferry across the sound will not run, the operator of the line said. " * 3 + "</p>"
    page = f"<html><body><p>{{}}</p><h1>No ferry</h1>{prose}<p>A count of 3 May 1935 said else</p>{prose}</body></html>"
    linked = page.format('<a href="/x">Town talk on 24 June 2015</a>')
    assert read(linked.encode(), origin="page.html").documents[0].published is None
    own = page.format("24 June 2015")
    assert read(own.encode(), origin="page.html").documents[0].published == "2015-06-24"
