"""Texts that nobody wrote: time and digest grow with the text, not with its square, and nothing is lost."""

from __future__ import annotations

import pytest

from summarize import Document, summarize, to_json, verify
from summarize.language.quantities import quantities
from summarize.language.terms import figure_mentions
from summarize.model.canonical import to_builtins
from summarize.schema import check_digest

RAIN = "It rained in Paris on Monday, and 12 people were hurt there. Nobody was missing, officials said."
HOSTILE = {
    "one sentence": "On Monday the storm killed 12 people, " * 6_000 + "officials said.",
    "one word": "a" * 1_000_000 + " is a word.",
    "one mark on another": "a" + "\u0301" * 300_000 + " is a letter.",
    "grouped digits": "There were " + "100 000 " * 20_000 + "people there.",
    "quotations": "He said " + "“no way” " * 20_000 + "again.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_no_sentence_is_as_long_as_is_a_fragment(text: str) -> None:
    documents = [Document(text=text, origin="long"), Document(text=RAIN, origin="rain")]
    made = summarize(documents)
    long = next(source for source in made.sources if source.origin == "long")
    assert [(part.reason, part.start, part.end) for part in long.excluded] == [("fragment", 0, len(text))]
    assert {excerpt.text for excerpt in made.excerpts} == {
        "It rained in Paris on Monday, and 12 people were hurt there.",
        "Nobody was missing, officials said.",
    }
    assert len(to_json(made)) < 200_000
    assert verify(made, documents) == []


ARTICLES = {
    "figures of one unit": [
        "The city paid " + ", ".join(f"{n} euros" for n in range(start, start + 500)) + " to them."
        for start in (0, 1000)
    ],
    "days and tenses": ["He will go on Monday and went on Friday, " * 200 + "she said."] * 2,
    "quotations in single marks": ["He's “a” and 'b' " * 500 + "said."] * 2,
    "words of ten thousand letters": [f"The {'ab' * 4900} fell by {n} on Monday." for n in (3, 4)],
    "one story with other figures": [
        " ".join(f"The storm of {n} killed {k + n} people in Lisbon." for n in range(100)) for k in (0, 1000)
    ],
}


@pytest.mark.parametrize("texts", ARTICLES.values(), ids=ARTICLES)
def test_long_sentences_stay_prose(texts: list[str]) -> None:
    documents = [Document(text=text, origin=str(n)) for n, text in enumerate(texts)]
    made = summarize(documents, budget=5000)
    assert not any(source.excluded for source in made.sources)
    assert verify(made, documents) == []
    check_digest(to_builtins(made))


def test_a_table_of_figures_is_aligned_with_nothing() -> None:
    rows = [", ".join(f"{n + k} tons of wheat for Egypt" for n in range(70)) for k in (0, 100)]
    documents = [Document(text=f"The traders sold {row} on Monday.") for row in rows]
    assert [c for c in summarize(documents).discrepancies if c.kind == "figure"] == []


def test_signs_are_found_beside_their_figures_only() -> None:
    text = "$ 5 and € 6 % or 7€, 8:00 and $9 rose to 10 %"
    assert [text[m.start : m.end] for m in figure_mentions(text, "en", quantities(text, "en"))] == [
        "$ 5",
        "€ 6",
        "7€",
        "$9",
        "10 %",
    ]


def test_a_theme_is_spelled_as_its_sources_write_it() -> None:
    texts = [
        "Die Lange Straße bleibt gesperrt. Der Bürgermeister war in Urlaub. Regen fiel am Abend.",
        "Die Lange Straße wird am Sonntag gebaut. Das Rathaus schließt früher. Der Zug kam spät.",
        "Die Lange Straße liegt unter Wasser. Der Markt fällt aus. Kinder spielten im Park.",
    ]
    themes = summarize([Document(text=text, language="de") for text in texts]).coverage.themes
    assert "Lange Straße" in [theme.label for theme in themes]
