"""What a function finds in each sentence, or in each document, found once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Layer(Generic[K, T]):
    """One kind of finding, by the index of a sentence or the id of a document.

    A value is computed when it is first asked for, and kept as long as the analysis is.
    """

    def __init__(self, find: Callable[[K], T]) -> None:
        """``find`` returns what is found at a key; it is called once for each key."""
        self._find = find
        self._known: dict[K, T] = {}

    def __getitem__(self, key: K) -> T:
        """Return what was found there."""
        try:
            return self._known[key]
        except KeyError:
            found = self._known[key] = self._find(key)
            return found
