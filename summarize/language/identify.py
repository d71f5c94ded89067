"""A text → the BCP 47 code of its language.

Stop words decide where they are clear; the 97-language model of py3langid (Lui & Baldwin 2012),
which takes most of a second to load, is asked only where they are not.
"""

from __future__ import annotations

from functools import cache

from summarize.language import tables
from summarize.language.tables.speech import Alphabet, Words
from summarize.language.words import split_words, stop_words

_SAMPLE = 20_000
"""Characters that are looked at: enough for any language, bounded on a 10 MB line."""
_CLEAR_SHARE = 0.2
"""Stop words are 30-50 % of the words of running text in the languages that have them."""
_CLEAR_LEAD = 1.4
_FEWEST_WORDS = 3
_FEWEST_LETTERS = 200
"""Below this many letters a guess is little better than chance (Lui & Baldwin 2012, fig. 3)."""


def identify(text: str) -> str | None:
    """Guess the language of a text by nothing but the text; None where it does not show it."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    enough = letters >= _FEWEST_LETTERS or (letters > 0 and not sample.isascii())
    return _by_stop_words(sample) or (_by_model(sample) if enough else _by_frequent_words(sample))


def _by_stop_words(sample: str) -> str | None:
    words = split_words(sample)
    votes = sorted(
        ((sum(word in stops for word in words), code) for code, stops in _telling_lists().items()),
        reverse=True,
    )
    (best, code), (second, _) = votes[:2]
    clear = best >= _CLEAR_SHARE * len(words) and best >= _CLEAR_LEAD * second
    return code if clear and best > 0 else None


def _by_frequent_words(sample: str) -> str | None:
    """Guess the language of a short ASCII text whose stop words several languages have."""
    words = split_words(sample)
    votes = sorted(
        (
            (sum(word in alphabet.words for word in words), code)
            for code, alphabet in tables.each(Alphabet).items()
        ),
        reverse=True,
    )
    (best, code), (second, _) = votes[:2]
    return code if best >= _FEWEST_WORDS and best >= _CLEAR_LEAD * second else None


def _by_model(sample: str) -> str:
    from py3langid import classify  # loads a 4.5 MB model  # noqa: PLC0415

    code: str = classify(sample.encode("utf-8", "replace").decode("utf-8"))[0]
    return code


@cache
def _telling_lists() -> dict[str, frozenset[str]]:
    """Return the stop words that show a language."""
    known = tables.each(Words).items()
    return {code: stop_words(code) for code, words in known if words.stop_words is not None and words.telling}
