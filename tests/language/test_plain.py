"""Plain text is read as any other text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.language import terms, words
from summarize.language.quantities import tokens

TEXTS = st.text(st.sampled_from("aBsSéßſµªDvonÉ019²½.,-–‑'’ $%€°+\n“”—…·«»ŉİı"), max_size=16)


@given(TEXTS)
def test_words_are_the_same(text: str) -> None:
    read, split = words.read_words(text), words.split_words(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "is_plain", lambda _: False)
        assert (read, split) == (words.read_words(text), words.split_words(text))


@given(TEXTS, st.sampled_from(["en", "it", "de", ""]))
def test_tokens_are_the_same(text: str, language: str) -> None:
    line, found = tokens.line(text, language), terms.mentions(text, language, ())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_PLAIN", tokens.regex.compile("(?!)"))
        patch.setattr(terms, "is_plain", lambda _: False)
        assert (line, found) == (
            tokens.line(text, language),
            terms.mentions(text, language, ()),
        )
