"""Train the model of pairs: python benchmarks/trust/train.py.

A logistic regression over the features of summarize/analysis/pairs.py, on six annotated topics, the
example articles, what was written for this, and ECB+. Writes summarize/analysis/pair_model.toml.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from labelled import (
    GOLD,
    ROOT,
    SETS,
    TRAINING,
    Labelled,
    Topic,
    events,
    examples,
    joined,
    labelled,
    labelled_sets,
    topics,
    written_topics,
)
from scipy.optimize import minimize

from summarize.analysis.pairs import FEATURES, PairModel

MODEL = ROOT / "summarize" / "analysis" / "pair_model.toml"
RIDGE = 3.0
"""Strength of the pull of the weights of scaled features towards 0."""


def main() -> int:
    """Train on everything that is open, and write the weights."""
    if not GOLD.exists():
        print(f"skipped: no annotation at {GOLD}")
        return 0
    MODEL.write_text(written(fold()), encoding="utf-8")
    print(f"wrote {Path(MODEL).relative_to(ROOT)}")
    return 0


@cache
def _parts() -> dict[str, Labelled]:
    """Return the pairs of each part of the training data, by its name."""
    real = [topic for topic in topics() if topic.id in TRAINING]
    annotated: list[Topic] = [*real, examples(), *written_topics("events", "written events")]
    sets = {name: labelled_sets(name) for name in SETS}
    return {**{topic.id: labelled(topic) for topic in annotated}, **sets, "events": events()}


def fold(without: str | None = None) -> PairModel:
    """Return the model that is trained on all parts but one."""
    return fit(joined([part for name, part in _parts().items() if name != without]))


def fit(pairs: Labelled) -> PairModel:
    """Return the weights of the features as they are, fitted to them scaled to one spread."""
    middle = np.average(pairs.features, axis=0, weights=pairs.weight)
    spread = np.sqrt(np.average((pairs.features - middle) ** 2, axis=0, weights=pairs.weight)) + 1e-9
    scaled = np.column_stack([(pairs.features - middle) / spread, np.ones(len(pairs.target))])

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        odds = scaled @ beta
        pull = np.append(beta[:-1], 0.0) * RIDGE
        value = pairs.weight @ (np.logaddexp(0, odds) - pairs.target * odds) + 0.5 * pull @ beta
        error = pairs.weight * (1 / (1 + np.exp(-odds)) - pairs.target)
        return float(value), scaled.T @ error + pull

    beta = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    weights = beta[:-1] / spread
    return PairModel(float(beta[-1] - weights @ middle), tuple(map(float, weights)))


def written(model: PairModel) -> str:
    """Return the model as TOML."""
    lines: Sequence[str] = [
        "# Weights of what speaks for and against two sentences making one assertion.",
        "# Trained by: python benchmarks/trust/train.py",
        "[weights]",
        f"intercept = {model.intercept:.4f}",
        *(f"{name} = {weight:.4f}" for name, weight in zip(FEATURES, model.weights, strict=True)),
    ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main())
