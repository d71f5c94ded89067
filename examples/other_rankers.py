"""Compare the lead sentence that different rankers choose.

python examples/other_rankers.py [SOURCES]      without SOURCES: the articles in seeds/
"""

import signal
import sys
from dataclasses import replace

from summarize import Budget, Pipeline, load, summarize
from summarize.stages.rank import TextRank
from summarize.stages.sumy_rankers import SumyRank

documents = load(*sys.argv[1:] or ["seeds"])
paper = TextRank(similarity="overlap", teleport_decay=0.0, same_voice=1.0)
lsa = SumyRank(summarizer="lsa")
rankers: dict[str, TextRank | SumyRank] = {"default": TextRank(), "paper": paper, "LSA": lsa}
digests = {
    name: summarize(documents, budget=Budget(1, "sentences"), pipeline=replace(Pipeline(), rank=ranker))
    for name, ranker in rankers.items()
}
if hasattr(signal, "SIGPIPE"):  # `| head` ends this script without a traceback, as it ends other commands
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
for name, digest in digests.items():
    print(f"{name:<8} {digest.text}")
