"""How long a digest may be, and the one place where length is measured."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal, get_args

import regex

from summarize.model.ranges import NotNegative

Unit = Literal["words", "sentences", "characters", "minutes", "ratio"]

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction, adults: Brysbaert (2019), J. Mem. Lang. 109."""

# A space-separated chunk of these scripts holds many words: a character of Chinese or Japanese
# counts as one (as word processors count it), five letters of the others as one.
_IDEOGRAPHS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+")
_MAY_BE_UNSPACED = re.compile("[\u0e00-\u1fff\u2e80-\U0010ffff]")
"""Characters among which those of all these scripts are."""
_LETTERS_PER_UNSPACED_WORD = 5
_MOST = 10**15
"""Largest limit: beyond it, sums of floats would no longer be exact."""


def count_words(text: str) -> int:
    """Words of ``text``: chunks between white space, and more in scripts without spaces."""
    chunks = text.split()
    if text.isascii() or not _MAY_BE_UNSPACED.search(text):
        return len(chunks)
    return sum(_words_in_chunk(chunk) for chunk in chunks)


def _words_in_chunk(chunk: str) -> int:
    ideographs = len(_IDEOGRAPHS.findall(chunk))
    runs = (len(run) for run in _UNSPACED.findall(chunk))
    unspaced = sum(math.ceil(run / _LETTERS_PER_UNSPACED_WORD) for run in runs)
    return max(1, ideographs + unspaced)


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a digest may hold: never exceeded, and never filled with half a sentence."""

    limit: NotNegative = 200
    """How many of the units."""
    unit: Unit = "words"
    """What is counted; ``ratio`` is a share of the words of the sources."""

    def __post_init__(self) -> None:
        if self.unit not in get_args(Unit):
            msg = f"unknown unit {self.unit!r}: one of {', '.join(get_args(Unit))}"
            raise ValueError(msg)
        if not isinstance(self.limit, int | float) or isinstance(self.limit, bool):
            msg = f"a budget needs a number of {self.unit}, not {type(self.limit).__name__}"
            raise TypeError(msg)
        if _MOST < self.limit < math.inf:
            msg = f"the budget is too large: at most {_MOST:,} {self.unit}"
            raise ValueError(msg)
        if not 0 <= self.limit <= _MOST:
            msg = f"a budget needs a finite number of {self.unit} that is not negative"
            raise ValueError(msg)
        if self.unit == "ratio" and self.limit > 1:
            msg = f"a ratio lies between 0 and 1, not {self.limit}"
            raise ValueError(msg)
        if self.unit != "ratio" and float(self.limit).is_integer():
            object.__setattr__(self, "limit", int(self.limit))

    @classmethod
    def of(cls, budget: Budget | int) -> Budget:
        """Read a bare number as words.

        Raises:
            TypeError: it is neither.
            ValueError: the number is negative, not finite, or too large.

        """
        if isinstance(budget, Budget):
            return budget
        if not isinstance(budget, int | float) or isinstance(budget, bool):
            msg = f"budget must be int or Budget, not {type(budget).__name__}"
            raise TypeError(msg)
        return cls(budget)

    def resolve(self, words: int) -> Budget:
        """Turn a ratio into words of an input of ``words`` words; other units stay."""
        return Budget(math.floor(self.limit * words)) if self.unit == "ratio" else self

    def measure(self, text: str) -> float:
        """Length of one sentence in this unit. A resolved budget is additive over sentences."""
        if self.unit == "sentences":
            return 1
        if self.unit == "characters":
            return len(text) + 1
        words = count_words(text)
        return words / WORDS_PER_MINUTE if self.unit == "minutes" else words

    def limit_for(self, cost: float) -> float:
        """Return the smallest limit in this unit that has room for what ``measure`` says."""
        return cost - 1 if self.unit == "characters" else cost

    @property
    def room(self) -> float:
        """What the sum of ``measure`` may reach.

        One more than the limit for characters: n sentences are joined by n - 1 spaces.
        """
        return self.limit + 1 if self.unit == "characters" else self.limit
