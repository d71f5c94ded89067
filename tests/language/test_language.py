"""Sentences, what they are, and what sets two of them apart; the cases are fixture documents."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from fixture_documents import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from summarize import Pipeline
from summarize.analysis.annotate import Split
from summarize.analysis.conflicts import conflict
from summarize.language.furniture import is_furniture
from summarize.language.leaning import leaning, quoted_share
from summarize.language.sentences import punkt_boundaries, split_sentences
from summarize.language.signs import Signs
from summarize.language.terms import analyse
from summarize.language.words import identify, split_words, stop_words
from summarize.model import Document


@pytest.mark.parametrize("case", cases("sentences"))
def test_units(case: Case) -> None:
    document = Document(text=case.given, language=identify(case.given))
    units = [f"{s.kind} {document[s.span]}".replace("\n", "⏎") for s in Split()([document])]
    assert units == case.expected.splitlines()


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("", 0.0),
        ("Prices rose.", 0.0),
        ("“Prices rose”", 1.0),
        ("«ab» cd", 0.5),
        ('"ab" cd „ef“ gh', 0.5),
        ("ab “cd", 0.0),
    ],
)
def test_quoted_share(text: str, share: float) -> None:
    assert quoted_share(text) == share


@pytest.mark.parametrize("case", cases("leaning"))
def test_leaning(case: Case) -> None:
    assert leaning(case.given, "en") == case.expected


@pytest.mark.parametrize("case", cases("conflicts"))
def test_conflicts(case: Case) -> None:
    first, second = (Signs(line, analyse(line, "en"), "en") for line in case.given.splitlines())
    assert str(conflict(first, second)).lower() == case.expected
    assert conflict(first, second) == conflict(second, first)


@given(st.text())
def test_sentences_cover_the_text_in_order(text: str) -> None:
    found = [offsets for offsets, _ in split_sentences(text, "en")]
    assert found == sorted(found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    covered = {i for start, end in found for i in range(start, end)}
    # White space that a program wrote out, such as \n, is no letter.
    written_out = {i for match in re.finditer(r"\\[nrt]", text) for i in range(*match.span())}
    letters = {i for i, character in enumerate(text) if character.isalnum()}
    assert letters - written_out <= covered


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_hold_with_any_line_end(newline: str) -> None:
    text = newline.join(["Big News Today", "", "It rained. It poured."])
    document = Document(text=text, language="en")
    assert [document[s.span] for s in Split()([document])] == ["Big News Today", "It rained.", "It poured."]


def test_punkt_is_nltk_s_with_its_english_model() -> None:
    text = "Dr. Smith met Mr. Jones at 5 p.m. on Jan. 5. They left."
    assert punkt_boundaries(text, "en") == [(0, 44), (45, 55)]


def test_languages_are_told_apart() -> None:
    texts = [
        "The leaders of both countries met on Monday and they talked for an hour about the rivers.",
        "Les dirigeants des deux pays se sont rencontrés lundi et ils ont parlé pendant une heure.",
        "Die Staatschefs der beiden Länder trafen sich am Montag und sie sprachen eine Stunde lang.",
        "Vůdci obou zemí se sešli v pondělí a mluvili spolu hodinu o řekách, které tečou přes hranici.",
        "Οι ηγέτες των δύο χωρών συναντήθηκαν τη Δευτέρα και μίλησαν για μία ώρα για τα ποτάμια.",
        "מנהיגי שתי המדינות נפגשו ביום שני ודיברו במשך שעה על הנהרות החוצים את הגבול.",
        "التقى زعماء البلدين يوم الاثنين وتحدثوا لمدة ساعة عن الأنهار التي تعبر الحدود.",
        "दोनों देशों के नेता सोमवार को मिले और उन्होंने एक घंटे तक नदियों के बारे में बात की।",
        "两国领导人星期一会晤，就跨越边界的河流谈了一个小时。",
        "両国の首脳は月曜日に会談し、国境を越える川について一時間話し合った。",
    ]
    assert [identify(text) for text in texts] == ["en", "fr", "de", "cs", "el", "he", "ar", "hi", "zh", "ja"]


TEXTS = [
    "battery great, screen poor",
    "Dalpurin kaivos suljetaan toukokuussa, kaupunki kertoi.",
    "Most nad rzeką zamknięto. Burmistrz mówi, że droga będzie otwarta później, np. w maju.",
    "The bridge was closed on Monday. Dr. Ray of the U.S. office said that it opens in May.",
    "3MP webcam, 6 Cell",
    "Le maire a dit oui. M. Blanc a dit non.",
    "12",
]


@given(st.sampled_from(TEXTS), st.lists(st.sampled_from(TEXTS), max_size=5))
def test_a_text_is_read_alike_in_any_company(text: str, company: list[str]) -> None:
    def read(texts: list[str]) -> tuple[object, ...]:
        analysis = Pipeline().analyse([Document(text=t, origin=str(i)) for i, t in enumerate(texts)])
        found = next(d for d in analysis.documents.values() if d.origin == "0")
        own = [s for s in analysis.sentences if s.span.document_id == found.id]
        return found.language, [(s.span.start, s.span.end, s.kind, s.index) for s in own]

    assert read([text, *company]) == read([text])


def test_a_text_that_shows_no_language_has_none() -> None:
    assert identify("battery great, screen poor") is None


def test_words_of_scripts_without_spaces_are_pairs_of_characters() -> None:
    assert split_words("両国の首脳") == ["両国", "国の", "の首", "首脳"]


def test_marks_stay_in_their_words() -> None:
    assert split_words("हिन्दी कि\u200dताब") == ["हिन्दी", "किताब"]


def test_stop_words_are_sumy_s() -> None:
    assert {"the", "and", "of"} <= stop_words("en")
    assert stop_words("xx") == frozenset()


def test_a_concept_is_no_pair_of_stop_words() -> None:
    assert analyse("It is of the rivers", "en").concepts == ("river", "the river")


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("Sign up here.", True),
        ("Download our free Harbour News app to sign up for push alerts.", True),
        ("Media contact:", True),
        ("Report an error", True),
        ("If you buy something from a Ledger link, we may earn a commission.", True),
        ("Make sense of the week with the Ledger newsletter. Sign up here.", True),
        # The same words, and news
        ("Travellers must download the official app before they arrive.", False),
        ("Residents can sign up now for the vaccine, the county said.", False),
        ("The newsletter, to which 40,000 people subscribe, was sold on Monday.", False),
        ("Media contacts with prisoners were banned last year.", False),
        ("Report errors delayed the count in two counties.", False),
        ("Affiliate links made up a third of its revenue, the publisher said.", False),
    ],
)
def test_what_speaks_to_the_reader_is_furniture_and_news_of_it_is_not(text: str, *, furniture: bool) -> None:
    assert is_furniture(text) is furniture
