"""What is new against yesterday's digest.

python examples/since_yesterday.py [SOURCES]      without SOURCES: the articles in seeds/
"""

import signal
import sys

from summarize import Document, load, summarize

articles = load(*sys.argv[1:] or ["seeds"])
yesterday = summarize(articles, budget=800)
text = "Estimates suggest that approximately 3,500 North Korean soldiers lost their lives in the conflict."
late = Document(text=text, publisher="Late News")
today = summarize([*articles, late], since=yesterday)
assert today.novelty is not None  # as it is given an earlier digest
if hasattr(signal, "SIGPIPE"):  # `| head` ends this script without a traceback, as it ends other commands
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
for excerpt, status in zip(today.excerpts, today.novelty.excerpts, strict=True):
    print(f"{status.status:>10}  {excerpt.text[:80]}")
for figure in today.novelty.figures:
    print(f"{figure.status} figure: {figure.text}, before: {', '.join(figure.before) or 'none'}")
for alone in today.coverage.single_source[:3]:
    print("only one source:", ", ".join(fact.text for fact in alone.facts))
