"""Groups are the connected components of what was joined, each named by its first member."""

from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from summarize.analysis.pairs import Groups

_NODES = st.integers(0, 15)


@given(st.lists(_NODES, unique=True, min_size=1), st.data())
def test_groups_are_connected_components_named_by_their_first_member(
    items: list[int], data: st.DataObject
) -> None:
    edges = data.draw(st.lists(st.tuples(st.sampled_from(items), st.sampled_from(items))))
    groups = Groups(items)
    for a, b in edges:
        groups.join(a, b)
    graph: networkx.Graph[int] = networkx.Graph(edges)
    graph.add_nodes_from(items)
    for component in networkx.connected_components(graph):
        assert {groups.first(item) for item in component} == {min(component, key=items.index)}
