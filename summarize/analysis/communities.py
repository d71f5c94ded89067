"""Weighted graph → communities of its nodes, by the Louvain method (Blondel et al. 2008).

``networkx.community.louvain_communities`` does the same over dictionaries, with nodes in random order: it
costs several times as much, and a tenth of a second to import. Here nodes come in their own order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

_LEAST_GAIN = 1e-7
"""Modularity that a level must add for another one to be tried."""
_TINY = 1e-12
"""Gains below this are rounding: a node stays where it is."""

Edge = tuple[int, int, float]
Graph = list[dict[int, float]]
"""Neighbours of each node with the weights of the edges; a loop is twice its weight."""


def louvain(size: int, edges: Iterable[Edge], resolution: float) -> list[list[int]]:
    """Return the communities of ``size`` nodes, each in ascending order, by their first nodes.

    ``edges`` are undirected, each given once. A ``resolution`` above 1 makes more and smaller communities.
    """
    graph: Graph = [{} for _ in range(size)]
    for a, b, weight in edges:
        graph[a][b] = graph[a].get(b, 0.0) + weight
        graph[b][a] = graph[b].get(a, 0.0) + weight
    total = sum(sum(found.values()) for found in graph)
    members = [[node] for node in range(size)]
    while total > 0:
        community, gain = _moved(graph, total, resolution)
        if gain <= _LEAST_GAIN:
            break
        names = {name: number for number, name in enumerate(dict.fromkeys(community))}
        joined: list[list[int]] = [[] for _ in names]
        smaller: Graph = [defaultdict(float) for _ in names]
        for node, name in enumerate(community):
            joined[names[name]] += members[node]
            for other, weight in graph[node].items():
                smaller[names[name]][names[community[other]]] += weight
        graph, members = smaller, joined
    return sorted(sorted(found) for found in members)


def _moved(graph: Graph, total: float, resolution: float) -> tuple[list[int], float]:
    """Move each node to the neighbouring community that gains most, until none gains; return the gain.

    ``total`` is twice the weight of all edges.
    """
    degree = [sum(found.values()) for found in graph]
    community = list(range(len(graph)))
    mass = list(degree)
    gained, moving = 0.0, True
    while moving:
        moving = False
        for node, found in enumerate(graph):
            links: dict[int, float] = {}
            for other, weight in found.items():
                if other != node:
                    links[community[other]] = links.get(community[other], 0.0) + weight
            here = community[node]
            mass[here] -= degree[node]
            share = resolution * degree[node] / total
            stays = links.get(here, 0.0) - share * mass[here]
            best, most = here, stays
            for name, weight in links.items():
                value = weight - share * mass[name]
                if value > most + _TINY:
                    best, most = name, value
            mass[best] += degree[node]
            if best != here:
                community[node], moving = best, True
                gained += 2 * (most - stays) / total
    return community, gained
