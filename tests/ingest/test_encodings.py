"""Pages, feeds and texts in the encodings of the world, declared rightly, wrongly or not at all."""

from __future__ import annotations

import mailbox
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from summarize import load
from summarize.ingest.charset import codec, named_codec
from summarize.ingest.decode import decode, decode_markup
from summarize.ingest.read import read

TEXTS = {
    "cp1252": "Die Brücke über die Elbe wurde am Montag gesperrt – „ein Träger brach“, sagte der Bürgermeister.",
    "latin-1": "Le pont a été fermé lundi après la découverte d'une fissure, a déclaré le maire à la presse.",
    "iso8859-2": "Most přes řeku byl v pondělí uzavřen, protože praskl nosník, řekl mluvčí příští středu.",
    "cp1250": "Zastupitelé v úterý schválili stavbu nové tělocvičny – šestý rok po sobě, řekl starosta.",
    "cp1251": "Мост через реку закрыли в понедельник, потому что треснула балка, сообщил мэр города.",
    "koi8-r": "Мост через реку закрыли в понедельник, потому что треснула балка, сообщил мэр города.",
    "cp1253": "Η γέφυρα έκλεισε τη Δευτέρα επειδή έσπασε μια δοκός, είπε ο δήμαρχος στους δημοσιογράφους.",
    "cp1256": "أغلق الجسر يوم الاثنين بعد اكتشاف شرخ في إحدى الدعامات، وقال رئيس البلدية إن الإصلاح يبدأ غدا.",
    "shift_jis": "川に架かる橋は、梁が折れたため月曜日に閉鎖された。市長は来週から修理を始めると述べた。",
    "euc_jp": "川に架かる橋は、梁が折れたため月曜日に閉鎖された。市長は来週から修理を始めると述べた。",
    "gb18030": "河上的大桥因横梁断裂于星期一关闭。市长说，修理工作将从下周开始，预计需要三个月。",
    "big5": "河上的大橋因橫樑斷裂於星期一關閉。市長說，修理工作將從下週開始，預計需要三個月。",
    "euc_kr": "강 위의 다리는 들보가 부러져 월요일에 폐쇄되었다. 시장은 다음 주부터 수리를 시작한다고 말했다.",
    "utf-8": "The bridge was closed on Monday — “a beam broke,” said the mayor of Łódź, 市長, мэр.",
    "utf-16": "Most w Łodzi zamknięto w poniedziałek, bo pękła belka, powiedział burmistrz dziennikarzom.",
    "utf-16-le": "The bridge was closed on Monday because a beam broke, said the mayor; it opens in May.",
    "utf-16-be": "The bridge was closed on Monday because a beam broke, said the mayor; it opens in May.",
}  # fmt: skip
ENCODINGS = sorted(TEXTS)


def page(text: str, meta: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{meta}<title>T</title></head><body><article><p>{text}</p><p>{text[::1]} #</p></article>"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_page_that_says_its_encoding(encoding: str) -> None:
    text = TEXTS[encoding]
    data = page(text, f'<meta charset="{encoding}">').encode(encoding)
    assert text in decode_markup(data, None).text
    assert text in read(data, origin="a.html").documents[0].text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_page_whose_server_says_its_encoding(encoding: str) -> None:
    data = page(TEXTS[encoding]).encode(encoding)
    assert TEXTS[encoding] in decode_markup(data, f"text/html; charset={encoding}").text


@pytest.mark.parametrize("encoding", [e for e in ENCODINGS if "16" not in e])
def test_a_feed_that_says_its_encoding(encoding: str) -> None:
    text = TEXTS[encoding]
    item = f"<item><title>T</title><description>{text}</description></item>"
    feed = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>F</title>{item}'
    data = f"{feed}</channel></rss>".encode(encoding)
    assert read(data, origin="feed.xml").documents[0].text == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "shift_jis", "euc_kr", "cp1253"])
@pytest.mark.parametrize("server", ["iso-8859-1", "windows-1252", "utf-8", "us-ascii"])
def test_a_server_that_says_what_it_always_says(encoding: str, server: str) -> None:
    data = page(TEXTS[encoding], f'<meta http-equiv="content-type" content="text/html; charset={encoding}">')
    found = decode_markup(data.encode(encoding), f"text/html; charset={server}")
    assert TEXTS[encoding] in found.text


@pytest.mark.parametrize(
    "lie", ["iso-8859-1", "windows-1251", "shift_jis", "gb2312", "utf-16", "nonsense", "base64"]
)
def test_utf8_is_read_whatever_it_says(lie: str) -> None:
    text = TEXTS["utf-8"]
    assert (
        text
        in decode_markup(page(text, f'<meta charset="{lie}">').encode(), f"text/html; charset={lie}").text
    )


def test_cyrillic_that_is_declared_as_the_other_cyrillic() -> None:
    data = page(TEXTS["cp1251"] * 3, '<meta charset="koi8-r">').encode("cp1251")
    assert TEXTS["cp1251"] in decode_markup(data, None).text


def test_a_damaged_byte_is_counted() -> None:
    data = page(TEXTS["utf-8"], '<meta charset="utf-8">').encode().replace(b"mayor", b"may\xffor")
    (problem,) = read(data, origin="a.html").problems
    assert problem.code == "encoding"
    assert "2 characters could not be decoded" in problem.message


def test_a_label_means_what_browsers_take_it_for() -> None:
    labels = ("latin1", "GB2312", "x-sjis", "utf-7", "rot13", "zlib", "no-such")
    assert [codec(label) for label in labels] == ["cp1252", "gb18030", "cp932", None, None, None, None]


@given(
    st.binary(max_size=200), st.sampled_from([None, "text/html; charset=shift_jis", "text/html; charset="])
)
def test_any_bytes_are_decoded(data: bytes, media_type: str | None) -> None:
    assert isinstance(decode_markup(data, media_type).text, str)


SHORT = [
    (language, encoding, sentence)
    for part in (ROOT / "tests" / "fixtures" / "encodings.txt").read_text(encoding="utf-8").split("# ")[1:]
    for (language, *encodings), sentences in [(part.split("\n")[0].split(), part.splitlines()[1:])]
    for encoding in encodings
    for sentence in sentences
    if not sentence.isascii()
]
HARD = {("nl", "mac-roman", "De ministers van België en Nederland zijn het eens.")}
"""Read as another encoding that is as likely."""


def test_one_sentence_has_the_letters_of_its_language() -> None:
    wrong = {
        (language, encoding, sentence)
        for language, encoding, sentence in SHORT
        if decode(sentence.encode(encoding), "a.txt").text != sentence
    }
    assert wrong == HARD
    assert len(SHORT) > 400


def test_a_guess_is_listed_and_a_statement_is_none() -> None:
    data = "Après trois jours, le maire a signé.".encode("latin-1")
    (problem,) = read(data, origin="a.txt").problems
    assert (problem.code, "cp1252" in problem.message) == ("encoding-guessed", True)
    assert read(data, origin="a.txt", media_type="text/plain; charset=iso-8859-1").problems == ()
    assert read("Après".encode(), origin="a.txt").problems == ()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", "title,text\nPont,{}\n"),
        ("a.html", "<html><body><article><h1>Pont</h1><p>{}</p><p>{} Fin.</p></article></body></html>"),
        ("a.jsonl", '{{"text": "{}"}}\n'),
        ("a.md", "# Pont\n\n{}\n"),
        ("a.eml", "From: a@b.example\nMessage-ID: <1@b>\nSubject: x\n\n{}\n"),
        ("a.mbox", "From a@b.example Mon Mar  2 10:00:00 2026\nFrom: a@b.example\nSubject: x\n\n{}\n"),
        ("a.xml", "<rss version='2.0'><channel><title>F</title><item><title>T</title>"
                  "<description>{}</description></item></channel></rss>"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["latin-1", "cp1250"])
def test_every_format_is_guessed(name: str, form: str, encoding: str) -> None:
    text = {"latin-1": "Après trois jours de débats, le maire a signé l'accord avec l'État.",
            "cp1250": "Most przez rzekę zamknięto w poniedziałek, bo pękła belka, powiedział burmistrz."}[encoding]  # fmt: skip
    found = read(form.replace("{}", text).replace("{{", "{").replace("}}", "}").encode(encoding), origin=name)
    assert text in found.documents[0].text
    assert any(problem.code == "encoding-guessed" for problem in found.problems)


def test_an_encoding_that_the_user_names(tmp_path: Path) -> None:
    text = "Ëàð: 1 ¤ & ½ of it."
    (tmp_path / "a.txt").write_bytes(text.encode("latin-1"))
    (tmp_path / "u.txt").write_text("Déjà vu à Orléans, dit le maire.", encoding="utf-8")
    (tmp_path / "w.txt").write_bytes("Мост закрыт.".encode("utf-16-le"))
    assert [d.text for d in load(tmp_path / "a.txt", tmp_path / "u.txt", encoding="latin-1")] == [
        text,
        "Déjà vu à Orléans, dit le maire.",
    ]
    wide = load(tmp_path / "w.txt", encoding="utf-16-le")
    assert (wide[0].text, wide.problems) == ("Мост закрыт.", ())
    with pytest.raises(ValueError, match="no encoding has this name"):
        load(tmp_path / "a.txt", encoding="base64")
    assert (named_codec("Latin-1"), named_codec("UTF-16LE")) == ("cp1252", "utf-16-le")


def test_the_option_of_each_command(call: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    source, made, store = tmp_path / "a.txt", str(tmp_path / "a.json"), str(tmp_path / "n.db")
    source.write_bytes("Мост закрыли в понедельник.".encode("mac_cyrillic"))
    option = ["--encoding", "mac_cyrillic"]
    assert call("digest", str(source), *option, "-o", made)[0] == 0
    assert "Мост закрыли" in Path(made).read_text(encoding="utf-8")
    assert call("verify", made, "--sources", str(source), *option)[0] == 0
    assert call("collect", str(source), "--store", store, *option)[0] == 0
    assert "Мост закрыли" in call("digest", store)[1]
    for command in (["digest", "x"], ["verify", made], ["collect", "x", "--store", store]):
        status, _, error = call(*command, "--encoding", "klingon")
        assert (status, "klingon: no encoding" in error) == (2, True)


def test_mail_that_states_no_charset_has_its_letters_in_the_subject_too(tmp_path: Path) -> None:
    box = mailbox.mbox(str(tmp_path / "a.mbox"))
    box.add(
        b"From: a@b.example\nSubject: \xc9t\xe9 \xe0 Orl\xe9ans\n\nLe maire a sign\xe9 apr\xe8s trois jours.\n"
    )
    box.close()
    (message,) = load(tmp_path / "a.mbox")
    assert (message.title, message.text.strip()) == ("Été à Orléans", "Le maire a signé après trois jours.")
