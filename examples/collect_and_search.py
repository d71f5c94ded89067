"""Collect a folder of articles into a store, twice, and find an article again.

python examples/collect_and_search.py [SOURCES]      without SOURCES: the articles in seeds/
"""

import signal
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from summarize import collect, open_store
from summarize.store import search

path = Path(tempfile.mkdtemp()) / "news.db"
with open_store(path, create=True) as store:
    reports = [collect(sys.argv[1:] or ["seeds"], store=store, now=datetime.now(UTC)) for _ in range(2)]
    hits = search(store, "gas Beijing", limit=3)
if hasattr(signal, "SIGPIPE"):  # `| head` ends this script without a traceback, as it ends other commands
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
for report in reports:
    print(f"{report.new} new, {report.known} known, {len(report.failures)} problems")
for hit in hits:
    print(hit.dated, hit.document.origin, hit.extract)
