"""E-mail and mailboxes: what the writer of a message wrote."""

from __future__ import annotations

import pytest
from fixture_inputs import FULL, MAIL, only
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.mail.text import own_text
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


def message(number: int, body: str = "") -> str:
    return f"From: Ada <ada@x.example>\nSubject: Letter {number}\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n\n{body or f'It rained in town {number}.'}\n"


DATED = "Mon Mar  2 10:00:00 2026"


@pytest.mark.parametrize(
    "separator",
    [
        f"From ada@x.example {DATED}",
        f"From MAILER-DAEMON {DATED}",
        f"From - {DATED}",
        f"From ???@??? {DATED}",
        f"From ada at x.example  {DATED}",
        f'From "ada b"@x.example {DATED}',
        f"From ada@x.example  {DATED} +0100",
        "From ada@x.example Mon Mar  2 10:00:00 CET 2026",
        "From 1234567890@xxx Mon Mar 02 10:00:00 +0000 2026",
        "From ada@x.example Mon Mar  2 10:00 2026",
        "From ada@x.example Mon, 2 Mar 2026 10:00:00 +0000",
        "From ada@x.example 2026-03-02T10:00:00Z",
        "From ada@x.example",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_separates_messages(separator: str, end: str) -> None:
    box = "\n".join(f"{separator}\n{message(n)}" for n in range(3)).replace("\n", end)
    found = read(box.encode(), origin="letters.mbox")
    assert [document.title for document in found.documents] == ["Letter 0", "Letter 1", "Letter 2"]
    assert found.problems == ()


@pytest.mark.parametrize(
    "line",
    [
        "From the harbour, the water is seen in the street.",
        "From there to the mill, the road is closed.",
        "From Monday, 2 March 2026, 10:00, the ferry does not sail.",
        "From Mon Mar 2 10:00 to Tue 2026 it rained.",
        "From 2 March: the road is closed.",
        "From ada@x.example we heard that it rained.",
        "From now on: nothing.\nNote: this is no header of mail.",
        "From March to May\nTemperature: 12 degrees.",
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_line_of_a_message_that_begins_with_from_is_no_separator(line: str, blank: str) -> None:
    body = f"It rained.\n{blank}{line}"
    box = f"From ada@x.example {DATED}\n{message(1, body)}\nFrom ada@x.example {DATED}\n{message(2)}"
    found = read(box.encode(), origin="letters.mbox")
    assert [document.title for document in found.documents] == ["Letter 1", "Letter 2"]
    assert all(part in found.documents[0].text for part in line.split("\n"))


def test_messages_without_a_blank_line_between_them() -> None:
    box = "".join(f"From ada@x.example {DATED}\n{message(n)}" for n in range(3))
    assert len(read(box.encode(), origin="letters.mbox").documents) == 3


def test_a_message_that_says_how_long_it_is_may_hold_another() -> None:
    body = f"It rained.\n\nFrom bob@x.example {DATED}\nSubject: held\n\nIt snowed.\n"
    first = message(1, body).replace("\n\n", f"\nContent-Length: {len(body)}\n\n", 1)
    box = f"From ada@x.example {DATED}\n{first}\nFrom ada@x.example {DATED}\n{message(2)}"
    found = read(box.encode(), origin="letters.mbox")
    assert [document.title for document in found.documents] == ["Letter 1", "Letter 2"]
    wrong = box.replace(f"Content-Length: {len(body)}", "Content-Length: 7")
    assert len(read(wrong.encode(), origin="letters.mbox").documents) == 3


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"])
def test_a_mailbox_that_an_editor_saved(encoding: str) -> None:
    box = "\n".join(f"From ada@x.example {DATED}\n{message(n)}" for n in range(2))
    found = read(box.encode(encoding), origin="letters.mbox")
    assert [document.title for document in found.documents] == ["Letter 0", "Letter 1"]


@pytest.mark.parametrize(
    "damage", [b"\xff\xfe\x80", b"Content-Type: multipart/mixed; boundary=\n", b"\0" * 40]
)
@pytest.mark.parametrize("damaged", range(3))
def test_a_damaged_message_costs_no_other(damage: bytes, damaged: int) -> None:
    parts = [message(n).encode() for n in range(3)]
    parts[damaged] = damage + parts[damaged][10:]
    box = b"\n".join(f"From ada@x.example {DATED}\n".encode() + part for part in parts)
    titles = {document.title for document in read(box, origin="letters.mbox").documents}
    assert titles >= {f"Letter {n}" for n in range(3) if n != damaged}


@pytest.mark.parametrize(
    "subject", ["Brücke über die Donau", "=?utf-8?q?Br=C3=BCcke_=C3=BCber_die_Donau?=", "橋"]
)
def test_subjects_in_utf_8_without_being_encoded(subject: str) -> None:
    mail = (
        f"From: Adä <ada@x.example>\nSubject: {subject}\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n\nIt rained.\n"
    )
    document = only(read(mail.encode(), origin="a.eml"))
    assert document.title == ("橋" if subject == "橋" else "Brücke über die Donau")
    assert document.author == "Adä"
