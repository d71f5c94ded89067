"""E-mail and mailboxes: what the writer of a message wrote."""

from __future__ import annotations

import pytest
from fixture_inputs import FULL, MAIL, only
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.mail_text import own_text
from summarize.ingest.read import read


def test_mail_is_what_its_writer_wrote() -> None:
    document = only(read(MAIL.encode(), origin="a.eml"))
    assert document.text == (
        "The bridge over the river was closed on Monday\nbecause a beam broke, the mayor said.\n\nIt opens in May."
    )
    assert (document.title, document.author) == ("The bridge is closed", "Ada Byrön")
    assert (document.publisher, document.published) == ("River Letters", "2026-03-02T10:00:00+01:00")


def test_mailbox() -> None:
    box = f"From ada@example.org Mon Mar  2 10:00:00 2026\n{MAIL}\nFrom b@c Tue Mar  3 10:00:00 2026\nFrom: b@c\nSubject: Two\n\n>From here on it rained.\n"
    found = read(box.encode(), origin="letters")
    assert [d.origin for d in found.documents] == ["letters#1", "letters#2"]
    assert found.documents[1].text == "From here on it rained."


def test_a_newsletter_whose_plain_part_is_a_stand_in() -> None:
    html = f'<table><tr><td><div style="display:none">preheader</div><h1>Bridge</h1><p>{FULL}</p></td></tr></table>'
    mail = f"""From: a@b.example
Subject: Letter
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="x"

--x
Content-Type: text/plain

View this mail in your browser: https://b.example/1

--x
Content-Type: text/html; charset=iso-8859-1

{html}
--x--
"""
    assert only(read(mail.encode("latin-1"), origin="a.eml")).text == f"Bridge\n\n{FULL.strip()}"


def test_a_mail_that_only_quotes_is_its_quotation() -> None:
    assert own_text("> It rained.\n> > It did.\n") == "It rained.\nIt did."


def test_flowed_lines_are_joined() -> None:
    assert (
        own_text("The bridge over \nthe river closed.\n\nIt rained.", flowed=True)
        == "The bridge over the river closed.\n\nIt rained."
    )


@given(st.text())
def test_any_mail_text_is_read(text: str) -> None:
    assert isinstance(own_text(text), str)


@pytest.mark.parametrize("charset", [b"utf\x81\x828", b"no-such", b"", b"utf-8*en"])
def test_a_subject_in_no_known_charset_costs_no_message(charset: bytes) -> None:
    subject = b"Subject: =?" + charset + b"?q?Rain?=\r\n"
    body = b"It rained in Paris on Monday, and nobody was hurt there.\r\n"
    found = read(
        b"From: ada@x.example\r\n" + subject + b"Date: Mon, 2 Mar 2026 10:00:00 +0000\r\n\r\n" + body,
        origin="a.eml",
    )
    assert [document.text for document in found.documents] == [body.decode().strip()]
