"""Texts → BCP 47 codes of their languages.

Stop words decide where they are clear; the 97-language model of py3langid (Lui & Baldwin 2012),
which takes most of a second to load, is asked only where they are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarize.language.words import STOP_WORD_LANGUAGES, split_words, stop_words

_SAMPLE = 20_000
"""Characters that are looked at: enough for any language, bounded on a 10 MB line."""
_CLEAR_SHARE = 0.2
"""Stop words are 30-50 % of the words of running text in the languages that have them."""
_CLEAR_LEAD = 1.4
_FEWEST_LETTERS = 200
"""Below this many letters a guess is little better than chance (Lui & Baldwin 2012, fig. 3)."""

# These lists are short or hold single characters; they would vote for the wrong language.
_UNSURE_LISTS = frozenset({"ja", "zh", "ko", "th", "ar", "he", "el", "uk"})


def identify(texts: Sequence[str]) -> list[str | None]:
    """Guess the language of each text; None where nothing in any of them can be read.

    A short text whose stop words do not tell takes the language of all texts together.
    """
    together = _guess("\n".join(text[: _SAMPLE // max(1, len(texts))] for text in texts))
    return [_guess(text) or together for text in texts]


@lru_cache(maxsize=1024)
def _guess(text: str) -> str | None:
    sample = text[:_SAMPLE]
    by_stop_words = _by_stop_words(sample)
    letters = sum(map(str.isalpha, sample))
    enough = letters >= _FEWEST_LETTERS or (letters > 0 and not sample.isascii())
    return by_stop_words or (_by_model(sample) if enough else None)


def _by_stop_words(sample: str) -> str | None:
    words = split_words(sample)
    votes = sorted(
        (
            (sum(word in stop_words(code) for word in words), code)
            for code in STOP_WORD_LANGUAGES
            if code not in _UNSURE_LISTS
        ),
        reverse=True,
    )
    (best, code), (second, _) = votes[:2]
    clear = best >= _CLEAR_SHARE * len(words) and best >= _CLEAR_LEAD * second
    return code if clear and best > 0 else None


def _by_model(sample: str) -> str:
    from py3langid import classify  # loads a 4.5 MB model  # noqa: PLC0415

    code: str = classify(sample.encode("utf-8", "replace").decode("utf-8"))[0]
    return code
