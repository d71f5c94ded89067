"""The page of a digest: everything that it cites is in it, marked where it is, and nothing of a source is markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from summarize import AtHand, Digest, Document, from_json, load, summarize, to_html, to_json
from summarize.render.formats import FORMATS
from summarize.render.reading.excerpts import Chips, first
from summarize.render.reading.texts import texts
from summarize.render.text import long_day

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def made() -> tuple[Digest, AtHand]:
    documents = load(SEEDS)
    return summarize(documents), AtHand(documents=documents)


def parsed(page: str) -> Any:
    return html.document_fromstring(page)


def test_each_excerpt_leads_to_the_same_words_in_the_text_of_its_source(made: tuple[Digest, AtHand]) -> None:
    digest, at_hand = made
    for tree in (parsed(to_html(digest, at_hand)), parsed(to_html(digest))):
        links = tree.xpath("//a[contains(@class, 'open')]")
        assert len(links) == len(digest.excerpts)
        for link, excerpt in zip(links, digest.excerpts, strict=True):
            (target,) = tree.xpath(f"//article//*[@id='{link.get('href')[1:]}']")
            assert (target.tag, target.text_content()) == ("mark", excerpt.text)


def test_a_source_is_whole_only_where_it_is_at_hand(made: tuple[Digest, AtHand]) -> None:
    digest, at_hand = made
    whole, part = to_html(digest, at_hand), to_html(digest)
    shown = [" ".join(node.text_content().split()) for node in parsed(whole).xpath("//article")]
    for document, text in zip(at_hand.documents, shown, strict=True):
        assert " ".join(document.text.split()) in text
    assert "not at hand" not in whole
    assert part.count("not at hand") == len(digest.sources)
    # A document with another text is not the source.
    others = AtHand(documents=[Document(text=f"{d.text} More.") for d in at_hand.documents])
    assert to_html(digest, others) == part


def test_pieces_of_a_source_are_verbatim_and_in_order(made: tuple[Digest, AtHand]) -> None:
    digest, at_hand = made
    for text, document in zip(texts(Chips.of(digest), (), ()), at_hand.documents, strict=True):
        place = 0
        for paragraph in text.paragraphs:
            for segment in paragraph:
                place = document.text.index(segment.text, place) + len(segment.text)
        assert place
        assert not text.whole


def test_every_link_has_its_place_and_every_id_is_one(made: tuple[Digest, AtHand]) -> None:
    digest, at_hand = made
    update = summarize(at_hand.documents[:4], since=digest)
    for page in (to_html(*made), to_html(digest), to_html(update, at_hand), to_html(update)):
        ids = parsed(page).xpath("//@id")
        assert len(ids) == len({*ids})
        assert {link[1:] for link in parsed(page).xpath("//a/@href")} <= {*ids}
    assert "since the digest" in parsed(to_html(update)).xpath("string(//header)")


def test_what_may_run_is_named_by_its_hash_and_machines_read_what_it_is_based_on(
    made: tuple[Digest, AtHand],
) -> None:
    digest, at_hand = made
    page = to_html(digest, at_hand)
    policy = parsed(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digested = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digested}'" in policy
    assert not parsed(page).xpath("//@style")
    based = json.loads(parsed(page).xpath("//script[@type='application/ld+json']")[0].text)
    assert len(based["isBasedOn"]) == len(digest.sources)
    assert based["identifier"] == digest.id


def test_the_same_bytes_again(made: tuple[Digest, AtHand]) -> None:
    digest, at_hand = made
    assert to_html(digest, at_hand) == to_html(from_json(to_json(digest)), at_hand)
    assert FORMATS["html"].render(digest, at_hand) == to_html(digest, at_hand)
    assert FORMATS["text"].render(digest, at_hand) == FORMATS["text"].render(digest)


def test_what_other_lengths_cover(made: tuple[Digest, AtHand]) -> None:
    digest, _ = made
    page = to_html(digest, AtHand(lengths=((0, 0.0), (100, 0.4), (300, 0.8))))
    words = parsed(page).xpath("string(//*[@id='lengths-words'])")
    assert words.startswith("This digest has 196 words and covers about 59%.")
    assert "lengths-words" not in to_html(digest, AtHand(lengths=((0, 0.0),)))


def test_text_from_right_to_left() -> None:
    arabic = "أغلقت السلطات الجسر القديم يوم الاثنين بعد أن عثر المهندسون على شقوق في الدعامات."
    assert parsed(to_html(summarize([Document(text=arabic, language="ar")]))).get("dir") == "rtl"
    assert parsed(to_html(summarize("The bridge over the river was closed on Monday."))).get("dir") is None


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-01-13", "Tue 13 Jan 2026"),
        ("2026-01", "Jan 2026"),
        ("2026", "2026"),
        ("2026-02-30", "2026-02-30"),
        ("not placed", "not placed"),
    ],
)
def test_a_day_as_people_write_it(moment: str, shown: str) -> None:
    assert long_day(moment) == shown


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2026-01-13", "2026-01-12", None), 1),
        (("2026-01-13", "2026-01-13"), None),
        (("2026-01-13", None), None),
        (("2026-01-13T08:00:00+00:00", "2026-01-13T07:30:00+00:00"), 1),
        (("2026-01-13T08:00:00+00:00", "2026-01-13T08:30:00+02:00"), 1),
        (("2026-01-13T08:00:00", "2026-01-13T07:00:00+00:00"), None),
        (("2026-01-13T08:00:00+00:00", "2026-01-13"), None),
    ],
)
def test_who_was_first_only_where_the_dates_say_it(
    dates: tuple[str | None, ...], expected: int | None
) -> None:
    sentence = "The bridge over the river was closed on Monday because a beam broke."
    given = [Document(text=f"{sentence} Note {n}.", published=day) for n, day in enumerate(dates)]
    by_date = {s.published: s for s in summarize(given).sources}
    found = first([by_date[document.published] for document in given])
    assert found is (None if expected is None else by_date[given[expected].published])
