"""Units with and without a finite verb; in doubt there is one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Document, Pipeline
from summarize.language.headlines import has_finite_verb
from summarize.language.moments import is_day
from summarize.language.verbless import is_verbless

UNITS = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "fixtures" / "verbless.tsv").read_text("utf-8").splitlines()
]
"""Units in ten languages, by authors who did not know the rules, and 18 sentences that were lost once. The
last 700 were written when the rules were done: none was lost."""


@pytest.mark.parametrize(
    "text",
    [
        "Three firms bid for it.",
        "Critics lambast the plan.",
        "Costs grew by a third.",
        "He won by 23 seconds.",
        "They arrived by helicopter.",
        "Merkel and Obama meet in Berlin.",
        "The Trump family own a hotel.",
        "Who knows?",
        "Don't go.",
    ],
)
def test_sentences(text: str) -> None:
    assert has_finite_verb(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "A protest in London against the proposed state visit of the president.",
        "President Trump and Prime Minister Theresa May at the White House in 2017.",
        "A patrol boat similar to the two seized by Iran on March 23.",
        "Ambulances at the station after the bombings.",
        "The queen with her guests, the first to be received by her in 1978.",
        "Russell Square after the attacks.",
    ],
)
def test_captions(text: str) -> None:
    assert has_finite_verb(text, "en") is False


def test_no_forms_of_verbs() -> None:
    assert has_finite_verb("Мост у города Дальпур после наводнения.", "ru") is None
    assert has_finite_verb("Dalpur.", None) is None


@given(st.text(max_size=200))
def test_an_auxiliary_is_a_verb(text: str) -> None:
    assert has_finite_verb(f"{text} . it was", "en")


def test_no_sentence_of_ten_languages_is_taken_for_a_caption() -> None:
    assert [text for code, kind, text in UNITS if kind == "sentence" and is_verbless(text, code)] == []


def test_captions_of_ten_languages_are_known() -> None:
    units = [(code, text) for code, kind, text in UNITS if kind == "no sentence"]
    known = Counter(code for code, text in units if is_verbless(text, code))
    assert len(known) == 10
    assert sum(known.values()) >= 65  # of 300: in doubt there is a verb


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("en", "Tuesday, 18 January 2005.", True),
        ("cs", "Úterý, 18. ledna 2005.", True),
        ("pt", "Terça-feira, 18 de janeiro de 2005.", True),
        ("en", "On Tuesday, 18 January 2005, it rained.", False),
        ("en", "Tuesday 18 firms opened.", False),
        ("en", "May 2005.", True),
        ("en", "2005.", False),
    ],
)
def test_a_day_alone_is_no_sentence(code: str, text: str, day: bool) -> None:  # noqa: FBT001
    assert is_day(text, code) is day
    analysis = Pipeline().analyse([Document(text=f"{text}\n\n{text} It rained.", language=code)])
    assert not day or all(analysis.texts[i] != text for i in analysis.prose)


def test_a_day_in_a_line_of_its_own_is_no_headline() -> None:
    text = "Viernes, 28 de noviembre de 2025\n\nLa asamblea ratificó ayer el convenio. Duró doce días."
    analysis = Pipeline().analyse([Document(text=text, language="es")])
    assert [sentence.kind for sentence in analysis.sentences] == ["fragment", "prose", "prose"]


def test_a_caption_in_french_is_no_excerpt() -> None:
    caption = "Des ambulances à Russell Square, à Londres après les attentats du 7 juillet 2005."
    told = [
        "La police a fouillé six maisons à Leeds.",
        "Deux hommes ont été arrêtés mardi matin.",
        "Les enquêteurs cherchent un troisième suspect.",
        "Le maire a demandé aux habitants de rester calmes.",
    ]
    text = "\n\n".join([caption, *told])
    analysis = Pipeline().analyse([Document(text=text, language="fr")])
    assert [analysis.texts[i] for i in analysis.prose] == told


@given(st.text(max_size=200), st.sampled_from(sorted({code for code, _, _ in UNITS})))
def test_any_text_has_a_verb_or_none(text: str, code: str) -> None:
    assert is_verbless(text, code) in {True, False}
    assert is_day(text, code) in {True, False}
