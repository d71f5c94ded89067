"""Sentence → its numbers and quantities, with offsets, unit, period and hedge."""

from summarize.language.quantities.find import numbers, quantities
from summarize.language.quantities.values import ABOUT, Quantity, Value, is_number_word, is_scale, values

__all__ = ["ABOUT", "Quantity", "Value", "is_number_word", "is_scale", "numbers", "quantities", "values"]
