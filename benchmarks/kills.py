"""Kill ``summarize`` 200 times while it collects, replaces a file, and writes a briefing."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from killing import kill_often, kill_writers, write_articles  # noqa: E402
from killing_briefings import kill_briefings  # noqa: E402

KILLS = 200


def main() -> None:
    """Print what came of the kills; an assertion fails where something was lost."""
    kills = int(sys.argv[1]) if sys.argv[1:] else KILLS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        write_articles(folder / "articles")
        killed = kill_often(folder / "articles", kills, seed=3)
        print(
            f"collect: {killed.kills} kills, {killed.midway} of them midway; {killed.acknowledged} articles "
            "reported as stored, 0 lost, every store whole",
            flush=True,
        )
        replaced = kill_writers(ROOT / "seeds", folder, kills, seed=4)
        print(
            f"digest -o: {replaced.kills} kills; the old file whole {replaced.old}, the new one whole "
            f"{replaced.new}, neither 0; {replaced.partial} partial files, each removed by the next run"
        )
        (folder / "mornings").mkdir()
        made = kill_briefings(folder / "mornings", kills, seed=5)
        print(
            f"brief: {made.kills} kills; no new page {made.before}, a whole one {made.after}; "
            f"{len(made.pages)} pages "
            f"told {len(made.written())} articles, 0 of them twice, 0 counted as told and not written"
        )


if __name__ == "__main__":
    main()
