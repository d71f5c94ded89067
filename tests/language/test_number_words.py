"""Number words in eleven languages: which number they are, and that another one is another assertion."""

from __future__ import annotations

import pytest
from fixture_documents import Case, cases
from num2words import num2words

from summarize import Document, summarize
from summarize.analysis.conflicts import conflict
from summarize.language.quantities import quantities, values
from summarize.language.quantities.tokens import languages
from summarize.language.signs import Signs
from summarize.language.terms import analyse

_LARGER = [1_000 + n * 7_919_000_777 % (10 ** (4 + n % 4) - 1_000) for n in range(1_000)]
_OTHER = [(22, 23), (20, 30), (200, 300), (17, 18), (2, 3), (71, 81), (1_200, 2_100)]
_UNIT = " km"


@pytest.mark.parametrize("language", languages())
def test_every_number_is_read_as_a_whole(language: str) -> None:
    numbers = [*range(1_000), *_LARGER]
    for start in range(0, len(numbers), 50):
        batch = numbers[start : start + 50]
        phrases = [num2words(number, lang=language) + _UNIT for number in batch]
        text = "; ".join(phrases)
        found = [(text[q.start : q.end], q.value) for q in quantities(text, language)]
        assert found == list(zip(phrases, batch, strict=True))
        assert [value.number for value in values(text, language)] == batch


@pytest.mark.parametrize("case", cases("number-words"))
def test_other_spellings(case: Case) -> None:
    language, _, text = case.given.partition(": ")
    found = [f"{v.number:.12g} {text[v.start : v.end]}" for v in values(text, language) if v.certain]
    assert found == ([] if case.expected == "none" else case.expected.splitlines())


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("a", "b"), _OTHER)
def test_another_number_word_is_another_figure(language: str, a: int, b: int) -> None:
    texts = [f"{num2words(a, lang=language)} km", f"{num2words(b, lang=language)} km", f"{a} km"]
    first, second, digits = (Signs(text, analyse(text, language), language) for text in texts)
    assert conflict(first, second) == "figure"
    assert conflict(first, digits) is None


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        (
            "de",
            "Bei dem Unglück kamen am Montag {} Menschen ums Leben.",
            ("zweiundzwanzig", "dreiundzwanzig"),
        ),
        ("de", "Bei dem Unglück starben {} Menschen im Hafen der Stadt.", ("zwanzig", "dreißig")),
        ("de", "Ein {} Mann starb am Montag im Hafen.", ("zweiundzwanzigjähriger", "dreiundzwanzigjähriger")),
        ("es", "El derrumbe de la mina dejó el lunes {} muertos en la aldea.", ("veintidós", "veintitrés")),
        ("es", "El derrumbe de la mina dejó el lunes {} muertos en la aldea.", ("doscientos", "trescientos")),
        ("fr", "Le séisme a fait lundi {} morts dans le village.", ("dix-sept", "dix-huit")),
        ("cs", "Při výbuchu zemřelo v pondělí {} lidí z obce.", ("pětadvacet", "šestadvacet")),
        ("en", "The company closed its {} quarter with a loss.", ("third", "fourth")),
    ],
)
def test_sentences_with_other_number_words_are_not_merged(
    language: str, text: str, numbers: tuple[str, str]
) -> None:
    digest = summarize([Document(text=text.format(number), language=language) for number in numbers])
    assert [excerpt.support for excerpt in digest.excerpts] == [(), ()]
    # An ordinal or an age that differs is only a possible difference.
    assert "differ" in [card.verdict for card in (*digest.discrepancies, *digest.possible)]


def test_one_number_in_words_and_in_digits_is_one_assertion() -> None:
    text = "An explosion at the mine killed {} people on Monday."
    digest = summarize([Document(text=text.format(n), language="en") for n in ("one hundred and two", "102")])
    assert [len(excerpt.support) for excerpt in digest.excerpts] == [1]
