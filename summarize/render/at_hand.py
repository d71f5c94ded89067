"""What may be at hand beside a digest when a page of it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.model.inputs import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """What a digest does not hold, and a page can show where somebody has it."""

    documents: Sequence[Document] = ()
    """The sources; a page shows their texts beside the sentences."""
    lengths: tuple[tuple[float, float], ...] = ()
    """How many words digests of several lengths have, ascending, and which share of the weight of the
    concepts each covers (0 to 1)."""
