"""Ranking → networkx.Graph, for inspection and as the reference of the fast path."""

from __future__ import annotations

import networkx

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking


def export(analysis: Analysis, ranking: Ranking) -> networkx.Graph[str]:
    """Build the undirected graph whose PageRank the scores are; see ``Digest.graph``."""
    graph: networkx.Graph[str] = networkx.Graph(damping=ranking.damping)
    names = []
    for cluster, score, teleport in zip(ranking.clusters, ranking.scores, ranking.teleport, strict=True):
        sentence = analysis.sentences[cluster.lead]
        span = sentence.span
        name = f"{span.document_id}:{span.start}-{span.end}"
        names.append(name)
        spans = (analysis.sentences[i].span for i in cluster.sentences)
        graph.add_node(
            name,
            text=analysis.texts[cluster.lead],
            score=score,
            teleport=teleport,
            documents=sorted({s.document_id for s in spans}),
            position=sentence.index,
        )
    edges = ranking.weights.tocoo()
    for i, j, weight in zip(edges.coords[0], edges.coords[1], edges.data, strict=True):
        if i < j:
            graph.add_edge(names[i], names[j], weight=float(weight))
    return graph
