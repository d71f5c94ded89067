"""Look into the graph that was ranked: the pairs of assertions that support each other most.

python examples/strongest_links.py [SOURCES]      without SOURCES: the articles in seeds/
"""

import signal
import sys

from summarize import Pipeline, load

graph = Pipeline().study(load(*sys.argv[1:] or ["seeds"])).graph()
if hasattr(signal, "SIGPIPE"):  # `| head` ends this script without a traceback, as it ends other commands
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
print(f"{graph.number_of_nodes()} assertions, {graph.number_of_edges()} links")

edges = sorted(graph.edges(data="weight"), key=lambda edge: -edge[2])
for first, second, weight in edges[:5]:
    print(f"{weight:.2f}  {graph.nodes[first]['text'][:60]}\n      {graph.nodes[second]['text'][:60]}")
