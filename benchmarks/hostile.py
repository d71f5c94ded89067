"""What inputs cost that want to cost more than they should: processor time and memory, printed, and bounded.

Names of inputs given as arguments choose among them; a path is a file of one's own, which must be read
within a stricter bound.
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
"""Of the whole process with its parsing processes, of which there are two where the first was stopped."""
MOST_FILE_SECONDS = 1.5
"""Of a file of one's own, without what starting and loading cost."""
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
from summarize.ingest.sandbox.worker import worker
data = Path(sys.argv[1]).read_bytes()
found = read(data, origin=sys.argv[2])
worker().stop()
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
seconds = sum(one.ru_utime + one.ru_stime for one in used)
most = max(one.ru_maxrss for one in used)
print(json.dumps([seconds, most / 1024, len(found.documents), sorted({p.code for p in found.problems})]))
"""


def _measure(path: Path, origin: str) -> tuple[float, float, int, list[str]]:
    """Read a file in a process of its own: seconds, megabytes, articles, codes of problems.

    Raises:
        RuntimeError: the process failed.

    """
    command = [sys.executable, "-c", _RUN, str(path), origin]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        raise RuntimeError(done.stderr[-300:])
    seconds, megabytes, count, codes = json.loads(done.stdout)
    return seconds, megabytes, count, codes


def _print_file(path: Path) -> bool:
    """Measure a file without what starting costs, as a small page shows it; return whether it passes."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.html"
        small.write_text("<html><body><p>It rained in Paris on Monday.</p></body></html>", encoding="utf-8")
        start = _measure(small, small.name)[0]
    whole, megabytes, count, codes = _measure(path, path.name)
    seconds, size = max(0.0, whole - start), path.stat().st_size
    print(f"| {path.name} | {size} | {seconds:.2f} | {megabytes:.0f} | {count} | {', '.join(codes)} |")
    return seconds <= MOST_FILE_SECONDS and count > 0


def main() -> int:
    """Print a line for each input; return 1 where one is over its bound."""
    print("| input | bytes | seconds | peak MB | articles | said |\n|---|---|---|---|---|---|")
    named = [argument for argument in sys.argv[1:] if "/" not in argument]
    files = [Path(argument) for argument in sys.argv[1:] if "/" in argument]
    over = sum(map(_print_file, files)) < len(files)
    for hostile in (h for h in HOSTILE if (not files and not named) or h.name in named):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "input"
            # Built elsewhere: a process begins with the peak of the one that started it.
            build = [sys.executable, "-c", _BUILD, str(ROOT / "tests"), hostile.name, str(path)]
            subprocess.run(build, check=True)
            size = path.stat().st_size
            try:
                seconds, megabytes, count, codes = _measure(path, hostile.name)
            except RuntimeError as error:
                print(f"| {hostile.name} | {size} | failed: {error} |")
                over = True
                continue
        over |= seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES
        print(
            f"| {hostile.name} | {size} | {seconds:.2f} | {megabytes:.0f} | {count} | {', '.join(codes)} |",
            flush=True,
        )
    print(f"\nEach bounded by {MOST_SECONDS:g} s and {MOST_MEGABYTES:g} MB: {'no' if over else 'yes'}")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
