"""How long a digest may be, and the one place where length is measured."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import regex

from summarize.model.ranges import NotNegative

Unit = Literal["words", "sentences", "characters", "minutes", "ratio", "auto"]
AUTO = 1.0
"""The share that ``auto`` takes where none is given."""

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction, adults: Brysbaert (2019), J. Mem. Lang. 109."""

# A space-separated chunk of these scripts holds many words: a character of Chinese or Japanese
# counts as one (as word processors count it), five letters of the others as one.
_IDEOGRAPHS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+")
_MAY_BE_UNSPACED = re.compile("[\u0e00-\u1fff\u2e80-\U0010ffff]")
"""Characters among which those of all these scripts are."""
_LETTERS_PER_UNSPACED_WORD = 5
_USUAL = 200
_MOST = 10**15
"""Largest limit: beyond it, sums of floats would no longer be exact."""
_OTHER_NAMES: dict[str, Unit] = {
    "word": "words", "w": "words", "sentence": "sentences", "s": "sentences", "character": "characters",
    "char": "characters", "chars": "characters", "letters": "characters", "minute": "minutes",
    "min": "minutes", "mins": "minutes", "percent": "ratio",
}  # fmt: skip
_WRITTEN = re.compile(r"\s*([-+.\d_,]+(?:e[-+]?\d+)?)\s*([^\W\d_]*|[%％])\s*", re.IGNORECASE)


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
    """What is counted.

    ``ratio`` is a share of the words of the sources. ``auto`` ends the digest where further words add less
    than the share ``limit`` of what words add on average, up to 600 of them.
    """

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
        if self.is_share and self.limit > 1:
            of = "a ratio" if self.unit == "ratio" else "the share of an automatic budget"
            msg = f"{of} lies between 0 and 1, not {self.limit:g}{_percent_of(self.limit)}"
            raise ValueError(msg)
        if not self.is_share and float(self.limit).is_integer():
            object.__setattr__(self, "limit", int(self.limit))

    @property
    def is_share(self) -> bool:
        """Whether the limit is a share, 0 to 1, and not a length."""
        return self.unit in {"ratio", "auto"}

    @classmethod
    def of(cls, budget: Budget | float | str) -> Budget:
        """Read a bare number as words, and a length as people write it: "20%", "5 sentences", "auto".

        Raises:
            TypeError: it is none of these.
            ValueError: the number is negative, not finite, or too large; or the text is no length.

        """
        if isinstance(budget, Budget):
            return budget
        if isinstance(budget, str):
            return cls._written(budget)
        if not isinstance(budget, int | float) or isinstance(budget, bool):
            msg = f"budget must be a number, a text or a Budget, not {type(budget).__name__}"
            raise TypeError(msg)
        return cls(budget)

    @classmethod
    def _written(cls, text: str) -> Budget:
        """Read a length as people write it."""
        if text.strip().casefold() == "auto":
            return cls(AUTO, "auto")
        found = _WRITTEN.fullmatch(text)
        try:
            number = float(found[1].replace(",", "").replace("_", "")) if found else math.nan
        except ValueError:
            number = math.nan
        if found is None or math.isnan(number):
            msg = f"{text[:40]!r} is no length: say 150, 5 sentences, 800 characters, 2 minutes, 20% or auto"
            raise ValueError(msg)
        unit = found[2].casefold()
        if unit in {"%", "％", "percent"}:
            return cls(number / 100, "ratio")
        return cls.in_unit(number, unit or "words")

    @classmethod
    def in_unit(cls, limit: float, unit: str) -> Budget:
        """Return a budget in a unit by its name, or by a common other one ("min", "chars").

        Raises:
            ValueError: there is no such unit, or the limit is none.

        """
        known: dict[str, Any] = dict(zip(get_args(Unit), get_args(Unit), strict=True)) | _OTHER_NAMES
        if unit not in known:
            near = difflib.get_close_matches(unit, known, n=1)
            hint = f", did you mean {known[near[0]]!r}?" if near else f": one of {', '.join(get_args(Unit))}"
            msg = f"unknown unit {unit!r}{hint}"
            raise ValueError(msg)
        return cls(limit, known[unit])

    def resolve(self, words: int) -> Budget:
        """Turn a ratio into words of an input of ``words`` words; other units stay.

        What ``auto`` comes to depends on what the sentences say: see ``Pipeline.write``.
        """
        return Budget(math.floor(self.limit * words)) if self.unit == "ratio" else self

    def used(self, texts: Sequence[str]) -> float:
        """Return how much of this budget, in its unit, sentences take that are joined by spaces."""
        return max(0.0, self.limit_for(math.fsum(map(self.measure, texts))))

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


def usual(budget: Budget) -> Budget:
    """Return the length of a usual digest in the unit of a resolved budget: 200 words."""
    per_word = {"sentences": 1 / 25, "characters": 6.0, "minutes": 1 / WORDS_PER_MINUTE}
    return Budget(_USUAL * per_word.get(budget.unit, 1.0), budget.unit)


def _percent_of(limit: float) -> str:
    return f": did you mean {limit:g}%, which is {limit / 100:g}?" if 2 <= limit <= 100 else ""
