"""Weighted graph → communities by modularity (Louvain; Blondel et al. 2008), in a bounded number of passes.

The steps and their order are those of networkx 3, so that the communities are the same; its loop has no end
where two moves are worth the same but for the last bit of a sum, and a node goes to and fro.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable

_MOST_PASSES = 50
"""Times that every node of a level is asked; ordinary graphs come to rest in ten."""
_LEAST_GAIN = 1e-7
"""A level that adds less modularity is the last one."""
_Graph = list[dict[int, float]]
"""Of each node its neighbours with the weights; a node may be its own neighbour."""


def louvain(
    size: int, edges: Iterable[tuple[int, int, float]], *, resolution: float, seed: int
) -> list[set[int]]:
    """Return the communities of the nodes ``0 … size - 1``."""
    graph: _Graph = [{} for _ in range(size)]
    for a, b, weight in edges:
        graph[a][b] = graph[b][a] = weight
    held = [{node} for node in range(size)]
    if not any(graph):
        return held
    chance = random.Random(seed)  # noqa: S311  # no secret
    mass = sum(_degrees(graph)) / 2
    reached = _modularity(graph, [[node] for node in range(size)], mass, resolution)
    while True:
        parts = _one_level(graph, mass, resolution, chance)
        held = [set().union(*(held[node] for node in part)) for part in parts]
        modularity = _modularity(graph, parts, mass, resolution)
        if modularity - reached <= _LEAST_GAIN:
            return held
        reached = modularity
        graph = _joined(graph, parts)


def _degrees(graph: _Graph) -> list[float]:
    """Return the summed weight of each node, a weight to itself twice."""
    return [sum(near.values()) + near.get(node, 0) for node, near in enumerate(graph)]


def _one_level(graph: _Graph, mass: float, resolution: float, chance: random.Random) -> list[list[int]]:
    """Move nodes to the community of a neighbour while that adds modularity."""
    degrees = _degrees(graph)
    totals = list(degrees)
    home = list(range(len(graph)))
    order = list(home)
    chance.shuffle(order)
    neighbours = [
        [(other, weight) for other, weight in near.items() if other != node]
        for node, near in enumerate(graph)
    ]
    # A node is asked again only where a community around it has changed since.
    changed, asked, now = [0] * len(graph), [-1] * len(graph), 0
    for _ in range(_MOST_PASSES):
        moved = False
        for node in order:
            last = asked[node]
            if changed[home[node]] <= last and all(
                changed[home[other]] <= last for other, _ in neighbours[node]
            ):
                continue
            asked[node] = now
            near: defaultdict[int, float] = defaultdict(float)
            for other, weight in neighbours[node]:
                near[home[other]] += weight
            degree, best = degrees[node], home[node]
            totals[best] -= degree
            cost = -near[best] / mass + resolution * (totals[best] * degree) / (2 * mass**2)
            most = 0.0
            for community, weight in near.items():
                gain = cost + weight / mass - resolution * (totals[community] * degree) / (2 * mass**2)
                if gain > most:
                    most, best = gain, community
            totals[best] += degree
            if best != home[node]:
                now += 1
                changed[best] = changed[home[node]] = now
                home[node] = best
                moved = True
        if not moved:
            break
    parts: list[list[int]] = [[] for _ in graph]
    for node, community in enumerate(home):
        parts[community].append(node)
    return [part for part in parts if part]


def _modularity(graph: _Graph, parts: list[list[int]], mass: float, resolution: float) -> float:
    degrees = _degrees(graph)
    home = {node: number for number, part in enumerate(parts) for node in part}
    inside = [0.0] * len(parts)
    for a, b, weight in _edges(graph):
        if home[a] == home[b]:
            inside[home[a]] += weight
    norm = 1 / (2 * mass) ** 2
    return sum(
        within / mass - resolution * sum(degrees[node] for node in part) ** 2 * norm
        for within, part in zip(inside, parts, strict=True)
    )


def _joined(graph: _Graph, parts: list[list[int]]) -> _Graph:
    """Return the graph whose nodes are the communities."""
    home = {node: number for number, part in enumerate(parts) for node in part}
    joined: _Graph = [{} for _ in parts]
    for a, b, weight in _edges(graph):
        one, other = home[a], home[b]
        joined[one][other] = joined[other][one] = weight + joined[one].get(other, 0)
    return joined


def _edges(graph: _Graph) -> Iterable[tuple[int, int, float]]:
    """Yield each edge once, in the order of the nodes."""
    for a, near in enumerate(graph):
        yield from ((a, b, weight) for b, weight in near.items() if b >= a)
