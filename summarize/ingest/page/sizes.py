"""HTML tree → how much text its elements hold, without reading nested ones again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.ingest.blocks import Element


def opening(element: Element, most: int) -> str:
    """Return the first ``most`` characters of an element's text, white space as one space."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        words = part.split()
        parts.append(part)
        length += sum(map(len, words)) + max(0, len(words) - 1)
        if length > most:
            break
    return " ".join("".join(parts).split())[:most]


def text_sizes(tree: Element) -> dict[Element, int]:
    """Return the characters of text in each element, white space as one space, in one pass."""
    held: dict[Element, _Held] = {}
    for element in _innermost_first(tree):
        own = _Held.of(element.text if isinstance(element.tag, str) else None)
        for child in element:
            own = own.followed_by(held[child]).followed_by(_Held.of(child.tail))
        held[element] = own
    return {element: one.size for element, one in held.items()}


@dataclass(frozen=True, slots=True)
class _Held:
    """The size of a text, and whether it begins or ends with white space."""

    size: int = 0
    before: bool = False
    after: bool = False

    @classmethod
    def of(cls, text: str | None) -> _Held:
        if not text:
            return _NOTHING
        words = text.split()
        size = sum(map(len, words)) + max(0, len(words) - 1)
        return cls(size, text[0].isspace(), text[-1].isspace())

    def followed_by(self, other: _Held) -> _Held:
        if other is _NOTHING:
            return self
        if self is _NOTHING:
            return other
        spaced = self.size > 0 and other.size > 0 and (self.after or other.before)
        # Where one of them is nothing but white space, that is an end of the other.
        return _Held(
            self.size + other.size + spaced,
            self.before or (self.size == 0 and other.before),
            other.after or (other.size == 0 and self.after),
        )


_NOTHING = _Held()


def _innermost_first(tree: Element) -> Iterator[Element]:
    """Yield elements, each behind those within it."""
    # A stack of our own: pages may be nested deeper than Python calls.
    stack = [(tree, False)]
    while stack:
        element, seen = stack.pop()
        if seen:
            yield element
        else:
            stack.append((element, True))
            stack.extend((child, False) for child in element)
