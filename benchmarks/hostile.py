"""What inputs cost that want to cost more than they should: processor time and memory, printed, and bounded.

Names given as arguments choose among them; paths of files are read as well, each within ``MOST_FILE_SECONDS``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from hostile_inputs import HOSTILE  # noqa: E402

MOST_SECONDS, MOST_MEGABYTES = 7.0, 512.0
# The whole job in a process of its own: children count once they have ended.
_BUILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import hostile_inputs
Path(sys.argv[3]).write_bytes(getattr(hostile_inputs, sys.argv[2])())
"""
_RUN = """
import json, resource, sys
from pathlib import Path
from summarize.ingest.read import read
from summarize.ingest.worker import worker
data = Path(sys.argv[1]).read_bytes()
found = read(data, origin=sys.argv[2])
worker().stop()
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
seconds = sum(one.ru_utime + one.ru_stime for one in used)
most = max(one.ru_maxrss for one in used)
print(json.dumps([seconds, most / 1024, len(found.documents), sorted({p.code for p in found.problems})]))
"""


def main() -> int:
    """Print a line for each input; return 1 where one is over its bound."""
    print("| input | bytes | seconds | peak MB | articles | said |\n|---|---|---|---|---|---|")
    over = False
    for hostile in (h for h in HOSTILE if not sys.argv[1:] or h.name in sys.argv[1:]):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "input"
            # Built elsewhere: a process begins with the peak of the one that started it.
            build = [sys.executable, "-c", _BUILD, str(ROOT / "tests"), hostile.name, str(path)]
            subprocess.run(build, check=True)
            size = path.stat().st_size
            command = [sys.executable, "-c", _RUN, str(path), hostile.name]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        if done.returncode:
            print(f"| {hostile.name} | {size} | failed: {done.stderr[-300:]} |")
            over = True
            continue
        seconds, megabytes, count, codes = json.loads(done.stdout)
        over |= seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES
        print(
            f"| {hostile.name} | {size} | {seconds:.2f} | {megabytes:.0f} | {count} | {', '.join(codes)} |",
            flush=True,
        )
    print(f"\nEach bounded by {MOST_SECONDS:g} s and {MOST_MEGABYTES:g} MB: {'no' if over else 'yes'}")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
