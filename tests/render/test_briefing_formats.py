"""Briefings in the formats that other programs read."""

from __future__ import annotations

import email
import json
from datetime import UTC, datetime
from email.policy import default

from lxml import etree

from summarize.briefing import BriefPlan, compose
from summarize.model import Document
from summarize.model.briefing import Briefing
from summarize.render.formats import BRIEFINGS

NOW = datetime(2026, 11, 28, 6, tzinfo=UTC)
URL = "https://herald.example/bridge?a=1&b=2"


def made() -> Briefing:
    texts = (
        "The Halden bridge over the Orme fell on Monday & 14 were hurt. Police <searched> the river.",
        "Norwood Rovers beat Castleton 3-1 to win the Albion Cup. Čeněk “Dana” Price scored twice.",
    )
    return compose(
        [Document(text=text, url=URL, title=text[:20], publisher="Herald") for text in texts],
        BriefPlan(now=NOW),
    )


def test_the_json_feed_has_an_item_for_each_story() -> None:
    feed = json.loads(BRIEFINGS["feed"].render(made()))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert len({item["id"] for item in feed["items"]}) == 2
    assert all(item["url"] == URL and "Herald" in item["content_html"] for item in feed["items"])


def test_the_atom_feed_is_well_formed() -> None:
    root = etree.fromstring(BRIEFINGS["atom"].render(made()).encode())
    name = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{name}entry")
    assert len({entry.findtext(f"{name}id") for entry in entries}) == 2
    assert [entry.find(f"{name}link").get("href") for entry in entries] == [URL, URL]
    assert any("&lt;searched&gt;" in (entry.findtext(f"{name}content") or "") for entry in entries)


def test_the_mail_has_both_parts_and_nothing_remote() -> None:
    message = email.message_from_string(BRIEFINGS["eml"].render(made()), policy=default)
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    plain, html = (part.get_content() for part in message.iter_parts())
    assert "Čeněk" in plain
    assert "Čeněk" in html
    assert "src=" not in html
    assert "&lt;searched&gt;" in html
    assert str(message["List-Id"]).startswith("Briefing")


def test_every_format_gives_the_same_bytes_again() -> None:
    for format_ in BRIEFINGS.values():
        assert format_.render(made()) == format_.render(made())
