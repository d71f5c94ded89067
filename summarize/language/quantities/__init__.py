"""Sentence → its quantities, with offsets, unit, period and hedge."""

from summarize.language.quantities.find import quantities
from summarize.language.quantities.quantity import ABOUT, Quantity

__all__ = ["ABOUT", "Quantity", "quantities"]
