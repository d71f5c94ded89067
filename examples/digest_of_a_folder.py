"""Make a digest of a folder of articles and show where each line comes from.

python examples/digest_of_a_folder.py [SOURCES]      without SOURCES: the articles in seeds/
"""

import signal
import sys

from summarize import load, summarize, verify

documents = load(*sys.argv[1:] or ["seeds"])
digest = summarize(documents, budget=120)
problems = verify(digest, documents)
if hasattr(signal, "SIGPIPE"):  # `| head` ends this script without a traceback, as it ends other commands
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)

names = {source.id: source.origin for source in digest.sources}
for excerpt in digest.excerpts:
    span = excerpt.span
    print(excerpt.text)
    print(f"    {names[span.source]}, characters {span.start}-{span.end}")
    for support in excerpt.support:
        print(f"    also {names[support.span.source]} ({support.relation})")

print("problems:", problems)
