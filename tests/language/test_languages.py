"""One story in many languages and scripts: two articles, whose first sentences say the same."""

from __future__ import annotations

import pytest
from fixture_documents import Case, cases

from summarize import Budget, Document, summarize, to_markdown, to_text, verify


@pytest.mark.parametrize("case", cases("languages"))
def test_two_articles_of_one_story(case: Case) -> None:
    texts = case.given.split("\n---\n")
    digest = summarize(texts, budget=Budget(2, "sentences"))
    lead = digest.excerpts[0]
    assert digest.language == case.title
    assert case.expected in lead.text
    assert lead.corroboration.independent == 2
    assert case.expected in lead.support[0].text
    assert lead.text.startswith(tuple(text[:5] for text in texts))
    assert verify(digest, [Document(text=text) for text in texts]) == []
    for output in (to_text(digest), to_markdown(digest)):
        assert case.expected in output


@pytest.mark.parametrize("words", [5, 20, 60])
def test_all_languages_at_once(words: int) -> None:
    texts = [
        text for parameters in cases("languages") for text in parameters.values[0].given.split("\n---\n")
    ]  # type: ignore[attr-defined]
    digest = summarize(texts, budget=words)
    assert digest.metrics.words <= words
    assert len({source.language for source in digest.sources}) == 11
    for excerpt in digest.excerpts:
        languages = {source.id: source.language for source in digest.sources}
        assert {languages[s.span.source] for s in excerpt.support} <= {languages[excerpt.span.source]}


def test_direction_marks_do_not_split_words_or_reach_the_output() -> None:
    plain = "הגשר מעל נהר הירקון בתל אביב התמוטט חלקית ביום שני בבוקר."
    marked = "\u202b" + plain.replace("תל אביב", "תל\u200f אביב") + "\u202c"
    digest = summarize([plain, marked], budget=20)
    assert [s.relation for s in digest.excerpts[0].support] == ["exact"]
    assert "\u202b" not in to_text(digest)


def test_a_word_and_its_decomposed_form_are_one() -> None:
    import unicodedata

    text = "Le pont effondré à Nantes a été fermé lundi."
    digest = summarize([text, unicodedata.normalize("NFD", text)], budget=30)
    assert [s.relation for s in digest.excerpts[0].support] == ["exact"]
