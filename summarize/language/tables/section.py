"""What a section of a table is made of.

A class is a section, a field is a key, with hyphens for underscores. ``WordSet`` is written as words
with spaces between them, ``Phrases`` as phrases with commas between them, ``Patterns`` as a list of
regular expressions, any of which may match. What a file leaves out is not read in its language.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec


class WordSet(frozenset[str]):
    """Words, written with spaces between them."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> WordSet:
        """Take the words of a key apart."""
        return cls(text.split())


class Phrases(tuple[str, ...]):
    """Phrases, written with commas between them."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Phrases:
        """Take the phrases of a key apart."""
        return cls(" ".join(phrase.split()) for phrase in text.split(","))


Patterns = tuple[str, ...]


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """A section of a table."""

    folded: ClassVar[bool] = False
    """Whether the case of what it holds is folded."""
