"""Notices in eleven languages, and what raised and struck-out text becomes; the cases are fixture tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixture_documents import FOLDER

from summarize.analysis.annotate import Split
from summarize.ingest.blocks import parse_html, text_of
from summarize.language.furniture import is_furniture
from summarize.language.headlines import has_finite_verb, is_stopped_headline
from summarize.language.moments import is_dateline
from summarize.language.sentences import is_note_mark
from summarize.model import Document


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.replace("⏎", "\n").split("\t") for line in lines if not line.startswith("#")]


NOTICES = rows(FOLDER / "notices.tsv")
REPORTS = {language: text for language, kind, text in NOTICES if kind == "report"}


def prose(text: str, language: str) -> list[str]:
    document = Document(text=text, language=language)
    return [document[s.span] for s in Split()([document]) if s.kind == "prose"]


@pytest.mark.parametrize("language", sorted(REPORTS))
def test_notices_below_a_report_are_no_prose(language: str) -> None:
    report = REPORTS[language]
    texts = [text for code, kind, text in NOTICES if (code, kind) == (language, "notice")]
    assert len(texts) >= 6
    kept = {text: prose(f"{report}\n\n{text}", language) for text in texts}
    assert kept == dict.fromkeys(texts, prose(report, language))


@pytest.mark.parametrize("language", sorted(REPORTS))
def test_news_that_reads_like_a_notice_is_prose_at_either_end(language: str) -> None:
    report = REPORTS[language]
    for text in (text for code, kind, text in NOTICES if (code, kind) == (language, "news")):
        for document in (f"{report}\n\n{text}", f"{text}\n\n{report}"):
            units = Split()([Document(text=document, language=language)])
            assert [document[s.span.start : s.span.end] for s in units if s.kind == "furniture"] == []


@pytest.mark.parametrize(("html", "text"), rows(FOLDER / "raised.tsv"))
def test_raised_and_struck_out_text(html: str, text: str) -> None:
    tree = parse_html(f"<p>{html}</p>")
    assert text_of(tree) == text


def test_a_page_that_is_struck_out_by_an_unclosed_tag_is_read() -> None:
    tree = parse_html(
        "<div><s>Sale. " + "It rained in Lyon on Monday, and nobody was hurt there. " * 9 + "</div>"
    )
    assert "It rained" in text_of(tree)


@pytest.mark.parametrize("mark", ["[3]", "[4][5]", "³", "(1)", "†", "[note 2]", "[12, 13]"])
def test_a_mark_of_a_note_is_furniture(mark: str) -> None:
    assert is_note_mark(mark)
    assert is_furniture(mark)


@pytest.mark.parametrize(
    ("line", "below", "headline"),
    [
        ("Lab to close in May.", "The lab at Hill End will close in May, its head said on Tuesday.", True),
        (
            "Crue à Dalpur, 14 morts.",
            "La crue du fleuve à Dalpur a fait 14 morts mardi, dit la police.",
            True,
        ),
        (
            "Prices rose in May.",
            "The central bank said that prices would rise again in June and July.",
            False,
        ),
        ("Nobody was hurt.", "The ferry sank at its berth on Tuesday night, and nobody was on board.", False),
        ("Rivers are rising.", "The rivers of the north are rising fast, and the army brings boats.", False),
        ("“Dalpur is lost.”", "DALPUR (NNS) — The river flooded Dalpur on Tuesday, police said.", False),
    ],
)
def test_a_headline_that_ends_with_a_stop(line: str, below: str, headline: bool) -> None:  # noqa: FBT001
    assert is_stopped_headline(line, below) is headline


BODY = (
    " The council of Dalpur met on Tuesday until midnight. Its members spoke for an hour each."
    " Nobody left the hall before the end. The vote was put off to Friday."
)


def kinds(text: str) -> list[tuple[str, str]]:
    document = Document(text=text, language="en")
    return [(s.kind, document[s.span]) for s in Split()([document])]


@pytest.mark.parametrize(
    "line",
    [
        "END OF AN ERA: Bridge is torn down after a century.",
        "OUT IN THE COLD: Council shuts last shelter.",
        "DEATH AT THE HARBOUR: Nine killed as boats burn for hours.",
        "‘WE LOST ALL’: Families return to a burnt village.",
    ],
)
def test_a_kicker_in_capitals_opens_a_headline(line: str) -> None:
    assert kinds(line + BODY)[0] == ("headline", line)


@pytest.mark.parametrize("place", ["NEW YORK", "DALPUR", "PORT LOUIS", "ISLE OF MAN", "TRINIDAD AND TOBAGO"])
def test_a_place_before_a_colon_opens_a_sentence(place: str) -> None:
    found = kinds(f"{place}: A fire in a hotel killed nine guests on Monday.{BODY}")
    assert ("prose", "A fire in a hotel killed nine guests on Monday.") in found


@pytest.mark.parametrize("next_", ["By Ann Lund in Dalpur.", "DALPUR, May 3 (NNS) —"])
def test_a_short_unit_above_a_byline_or_a_dateline_is_the_headline(next_: str) -> None:
    line = "Fire in the harbour of Dalpur destroys nine boats."
    assert kinds(f"{line} {next_} The boats burnt on Monday night.{BODY}")[0] == ("headline", line)


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lund and Per Holm, Dalpur Herald.",
        "By Ann Lund of the Dalpur Mail.",
    ],
)
def test_a_byline_of_several_names_is_no_sentence(line: str) -> None:
    assert ("prose", line) not in kinds(f"{line} The boats burnt on Monday night.{BODY}")


@pytest.mark.parametrize(
    "notice",
    [
        "Ring our newsdesk if you saw the fire.",
        "If you live near the harbour, e-mail our news team.",
        "Take part in our reader survey: should the harbour close?",
        "The author is a former harbour master.",
    ],
)
def test_what_a_paper_asks_of_its_readers_is_furniture(notice: str) -> None:
    assert kinds(f"The boats burnt on Monday night.{BODY} {notice}")[-1] == ("furniture", notice)


@pytest.mark.parametrize(
    "sentence",
    [
        "If you see smoke, call the fire brigade at once.",
        "Call centres in Dalpur were flooded with questions.",
        "The author is dead, her publisher said.",
        "She added: nothing new here.",
        "Analysts say: no change.",
    ],
)
def test_what_is_said_to_others_is_a_sentence(sentence: str) -> None:
    assert kinds(f"The boats burnt on Monday night.{BODY} {sentence}")[-1] == ("prose", sentence)


def test_an_author_of_whom_a_text_speaks_is_not_its_writer() -> None:
    last = "The author is the first Dane to win the prize."
    text = f"The novelist Ann Lund won a prize in Dalpur. The jury praised her book. {last}"
    assert kinds(text)[-1] == ("prose", last)
    alone = "The writer is a professor of history in Graz."
    assert kinds(alone) == [("prose", alone)]


@pytest.mark.parametrize("caption", ["Cold comfort: a child with a blanket in the hall.", "Burnt: the pier."])
def test_a_label_before_a_caption_is_no_verb(caption: str) -> None:
    assert has_finite_verb(caption, "en") is False
    assert has_finite_verb("The minister: it was a mistake.", "en")


@pytest.mark.parametrize(
    ("unit", "printed"),
    [
        ("Actualizado a las 21:02 h.", True),
        ("Veröffentlicht am 11.01.2025", True),
        ("Stand: 3. März 2026, 12.30 Uhr", True),
        ("Mis à jour le 3 mars 2026 à 10:12", True),
        ("Créé en 1998, le club a 40 membres.", False),
        ("Published in 1998, it sold 2,000 copies.", False),
        ("Stand by at 12:30 for the result.", False),
        ("Stand 2024 leben hier 300 Menschen.", False),
    ],
)
def test_when_a_page_was_changed_is_furniture(unit: str, printed: bool) -> None:  # noqa: FBT001
    assert is_furniture(unit) is printed


@pytest.mark.parametrize(
    ("unit", "dateline"),
    [
        ("Castellar de la Vega (Albacete), 9 oct (Ibernoticias).", True),
        ("ROMA, 14 apr (ANSA)", True),
        ("Blast kills six, wounds 12 (Reuters).", False),
        ("Train derails in Peru, killing 30 (AP).", False),
    ],
)
def test_a_dateline_alone_has_a_month(unit: str, dateline: bool) -> None:  # noqa: FBT001
    assert is_dateline(unit) is dateline
