"""What is merged in the sets of written/, by a model that has not seen them: benchmarks/trust/written.py.

Prints how many pairs of sentences were merged, how many of them are one assertion by the annotation, how many
only in part, and which share of the assertions was found. ``--show`` also prints each pair that is not one.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import combinations

from labelled import RELATED, SETS, Written, written
from train import fold

from summarize import Pipeline
from summarize.analysis.pairs import PairModel


def merged(one: Written, model: PairModel) -> list[tuple[float, str, str]]:
    """Return the pairs of a set that are merged: what they are by the annotation, and both texts."""
    found = []
    pipeline = Pipeline()
    analysis = pipeline.analyse(one.documents)
    analysis.pair_model = model
    study = pipeline.study(analysis)
    for cluster in study.ranking.clusters:
        for i, j in combinations(cluster.sentences, 2):
            if analysis.document(i).id != analysis.document(j).id:
                found.append((one.value(analysis, i, j), analysis.texts[i], analysis.texts[j]))
    return found


def main() -> None:
    """Print a line for each file."""
    for name in SETS:
        model = fold(name)
        sets = list(written(name))
        pairs = [pair for one in sets for pair in merged(one, model)]
        counts = Counter(value for value, _, _ in pairs)
        same = sum(value == 1 for one in sets for value in one.known.values())
        share, least = counts[1.0] / len(pairs), (counts[1.0] + counts[RELATED]) / len(pairs)
        print(
            f"{name}: {len(pairs)} pairs merged, {counts[1.0]} one assertion ({share:.3f}), "
            f"{counts[RELATED]} in part ({least:.3f} with these), {counts[0.0]} not; "
            f"{counts[1.0] / same:.3f} of {same} found"
        )
        if "--show" in sys.argv:
            for value, first, second in pairs:
                if value < 1:
                    print(f"  {value}\n    {first}\n    {second}")


if __name__ == "__main__":
    main()
