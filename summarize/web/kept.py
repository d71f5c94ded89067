"""Values by key, the least recently used forgotten first: bounded in number and in bytes."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """What is kept; a value that is larger than all that may be kept stays until the next one comes."""

    def __init__(self, count: int, size: int) -> None:
        self._count, self._size = count, size
        self._values: OrderedDict[str, tuple[Value, int]] = OrderedDict()

    def get(self, key: str) -> Value | None:
        """Return a value, None where it is not kept."""
        if key not in self._values:
            return None
        self._values.move_to_end(key)
        return self._values[key][0]

    def put(self, key: str, value: Value, size: int) -> None:
        """Keep a value of ``size`` bytes."""
        self._values[key] = (value, size)
        self._values.move_to_end(key)
        while len(self._values) > 1 and (len(self._values) > self._count or self.size > self._size):
            self._values.popitem(last=False)

    @property
    def size(self) -> int:
        """Bytes of all that is kept."""
        return sum(size for _, size in self._values.values())

    def __len__(self) -> int:
        return len(self._values)
