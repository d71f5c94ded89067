"""The app: what its pages hold and where they lead. What a browser makes of them is tested with one."""

from __future__ import annotations

import re

import pytest
from lxml import html
from serving import Served, form

from summarize.render.formats import BRIEFINGS, FORMATS

TEXT = b"It rained in Paris on Monday. Nobody was hurt. The Seine rose by two metres in one night."


def pasted(server: Served) -> str:
    """Paste a text, and return where that leads."""
    answer = server.post("/digest", *form(("text", None, TEXT), ("text", None, b""), ("file", "", b"")))
    assert answer.status == 303
    return answer.headers["location"]


def parsed(server: Served, path: str) -> html.HtmlElement:
    answer = server.get(path)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return html.document_fromstring(answer.body.decode())


def test_pasted_text_leads_to_a_page_with_a_slider(server: Served) -> None:
    path = pasted(server)
    found = parsed(server, f"{path}?words=16")
    (slider,) = found.xpath("//input[@type='range']")
    assert (slider.get("min"), slider.get("max"), slider.get("value")) == ("0", "18", "16")
    (frame,) = found.xpath("//iframe")
    assert server.get(frame.get("src")).status == 200
    assert b"The Seine rose by two metres in one night." in server.get(f"{path}/text?words=16").body
    assert b"Seine" not in server.get(f"{path}/text?words=4").body


def test_each_format_of_the_table_is_offered(server: Served) -> None:
    links = parsed(server, pasted(server)).xpath("//a[@download]")
    assert [link.get("data-format") for link in links] == [*FORMATS]
    for link in links:
        answer = server.get(link.get("href"))
        assert answer.headers["content-type"].startswith(FORMATS[link.get("data-format")].media_type)
    links = parsed(server, "/briefing?day=2026-11-24").xpath("//a[@download]")
    assert [link.get("data-format") for link in links] == [*BRIEFINGS]
    assert {server.get(link.get("href")).status for link in links} == {200}


def test_a_briefing_is_of_its_day(server: Served) -> None:
    assert b"bridge over the Elbe" in server.get("/briefing/text?day=2026-11-24&words=200").body
    assert b"bridge" not in server.get("/briefing/text?day=2026-11-22&words=200").body
    around = parsed(server, "/briefing?day=2026-11-24")
    assert around.xpath("//nav/a/@href") == [
        "/briefing?day=2026-11-23&words=600",
        "/briefing?day=2026-11-25&words=600",
    ]


def test_search_lists_articles_and_makes_a_digest_of_them(server: Served) -> None:
    found = parsed(server, "/search?q=bridge+Elbe")
    assert found.xpath("//ol/li//strong/text()") == ["Open again"]
    assert found.xpath("//ol//a/@href") == ["https://a.example/1"]
    assert found.xpath("//ol//a/text()") == ["Bridge <script>alert(1)</script> opens"]
    assert not found.xpath("//ol//script")
    (link,) = found.xpath("//a[starts-with(@href, '/found')]/@href")
    leads = server.get(link)
    assert leads.status == 303
    # It is kept by the process that reads the store.
    assert leads.headers["location"].startswith("/digest/00000000")
    assert b"bridge over the Elbe" in server.get(f"{leads.headers['location']}/text").body
    assert server.get("/found?q=nothing").status == 404


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}"]
)
def test_nothing_that_is_sent_becomes_markup(server: Served, hostile: str) -> None:
    from urllib.parse import quote

    body, media_type = form(
        ("file", f"{hostile}.pdf".replace('"', "%22"), b"%PDF-1.7 no"), ("text", None, TEXT)
    )
    pages = [
        server.get(f"/search?q={quote(hostile)}").body,
        server.get(server.post("/digest", body, media_type).headers["location"]).body,
        server.ask("GET", f"/digest/{quote(hostile)}", headers={"Accept": "text/html"}).body,
        server.ask("GET", f"/briefing?day={quote(hostile)}", headers={"Accept": "text/html"}).body,
    ]
    for text in pages:
        found = html.document_fromstring(text.decode())
        assert [script.get("src") for script in found.iter("script")] == ["/static/app.js"]
        assert not found.xpath("//img | //@onerror")
        assert b"49" not in re.sub(rb"/digest/[0-9a-f]+", b"", text)


def test_a_browser_gets_a_page_where_something_is_wrong(server: Served) -> None:
    answer = server.ask("GET", "/digest/none", headers={"Accept": "text/html,*/*"})
    assert answer.status == 404
    assert b"<h1>That did not work</h1>" in answer.body
    assert (
        server.ask("GET", "/v1/none", headers={"Accept": "text/html"})
        .headers["content-type"]
        .endswith("json")
    )


def test_addresses_are_asked_for_only_where_they_are_fetched(server: Served) -> None:
    assert parsed(server, "/").xpath("//form/@action") == ["/digest", "/fetch", "/search", "/briefing"]
    answer = server.post("/fetch", b"addresses=ftp%3A%2F%2Fa.example%2F", "application/x-www-form-urlencoded")
    assert answer.status == 422


@pytest.mark.parametrize("name", ["app.js", "app.css"])
def test_what_pages_load_is_small(server: Served, name: str) -> None:
    answer = server.get(f"/static/{name}")
    assert answer.status == 200
    assert len(answer.body) < 4000
    assert b"http" not in answer.body
