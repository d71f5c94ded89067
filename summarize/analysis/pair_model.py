"""What speaks for and against two sentences → the probability that they make one assertion."""

from __future__ import annotations

import importlib.resources
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from summarize.analysis.bags import Numbers
from summarize.analysis.pair_features import FEATURES

_DIGITS = 9
"""Probabilities are rounded, so that the order of a sum decides nothing."""


@dataclass(frozen=True, slots=True)
class PairModel:
    """A logistic regression: the logarithm of the odds is the intercept and the weighted features."""

    intercept: float
    weights: tuple[float, ...]
    """Aligned with ``FEATURES``."""

    @classmethod
    def of(cls, written: Mapping[str, float]) -> PairModel:
        """Read a model from the weight of each feature by its name, and ``intercept``."""
        return cls(written["intercept"], tuple(written[name] for name in FEATURES))

    def __call__(self, features: Numbers) -> Numbers:
        """Return the probability of each pair; ``features`` has shape (pairs, features)."""
        odds = features @ np.array(self.weights) + self.intercept
        probability: Numbers = np.round(1 / (1 + np.exp(-np.clip(odds, -50, 50))), _DIGITS)
        return probability


@cache
def trained() -> PairModel:
    """Return the model that comes with the package."""
    text = (importlib.resources.files("summarize.analysis") / "pair_model.toml").read_text(encoding="utf-8")
    return PairModel.of(tomllib.loads(text)["weights"])
