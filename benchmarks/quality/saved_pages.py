"""Saved pages of real sites, for ``extraction.py``: ``python benchmarks/quality/saved_pages.py FOLDER``.

The pages are the test pages of the npm package @postlight/parser; the truths are what its extractors
find, each written by hand for one site, and the titles and dates that its tests expect. Needs npm and
node. The pages are their publishers': they are fetched, measured, and not kept in this project.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from summarize.ingest.blocks import parse_html, text_of

PACKAGE = "@postlight/parser@2.2.2"
INTEGRITY = "sha512-9eXhp2AWlZYz0gk5GlDk0Be9+9od8GTGeRQVqaN8m6UkUuAuBxsvhRwgkCB3hgYeBN4U76LismA2HHGiEnATGA=="
EXTRACTORS = Path(__file__).with_suffix(".cjs")
FEWEST_CHARACTERS = 300
NO_ARTICLES = {
    "www.reddit.com": "threads",
    "www.youtube.com": "a video",
    "twitter.com": "a post",
    "github.com": "a repository",
    "pastebin.com": "source code",
    "genius.com": "lyrics",
    "clinicaltrials.gov": "a record of a register",
    "jvndb.jvn.jp": "a record of a register",
    "bookwalker.jp": "a shop",
    "www.elecom.co.jp": "a shop",
    "www.sanwa.co.jp": "a shop",
    "www.oreilly.co.jp": "a shop",
}
OTHER_TRUTHS = {
    "www.abendblatt.de": "its letters are scrambled until somebody pays",
    "www.popsugar.com": "the truth is the captions of a gallery, without the article",
    "www.mentalfloss.com": "a list of offers of a shop",
    "www.jnsa.org": "the programme of an event, most of it a table",
    "timesofindia.indiatimes.com": "the truth holds the menu of the site",
}


def main() -> None:
    """Write ``name.html`` and ``name.json`` for each page."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path)
    options.add_argument("--all", action="store_true", help="also the pages whose truth is not their article")
    chosen = options.parse_args()
    folder, left_out = chosen.folder, NO_ARTICLES.keys() | ({} if chosen.all else OTHER_TRUTHS.keys())
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        package = unpack(Path(temporary))
        found = run(["node", str(EXTRACTORS)], package)
        seen: set[str] = set()
        for truth in json.loads(found):
            content = parse_html(truth["content"] or "")
            text = "" if content is None else text_of(content)
            if truth["site"] in left_out or truth["page"] in seen or len(text) < FEWEST_CHARACTERS:
                continue
            seen.add(truth["page"])
            name = f"{truth['site']}-{Path(truth['page']).stem}"
            (folder / f"{name}.html").write_bytes(as_published((package / truth["page"]).read_bytes()))
            stated = {
                "url": truth["url"],
                "title": truth.get("title"),
                "published": truth.get("date_published"),
                "text": text,
                "standfirst": truth["dek"],
            }
            stated = {name: value for name, value in stated.items() if value}
            (folder / f"{name}.json").write_text(json.dumps(stated, ensure_ascii=False, indent=1), "utf-8")
    print(f"{len(seen)} pages in {folder}")


def unpack(folder: Path) -> Path:
    """Fetch the package with npm, check it, and install what it needs but for what lies outside of npm."""
    run(["npm", "pack", PACKAGE, "--silent"], folder)
    archive = next(folder.glob("*.tgz"))
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != INTEGRITY:
        sys.exit(f"{archive.name} is not the file that was measured")
    with tarfile.open(archive) as members:
        members.extractall(folder, filter="data")
    package = next(folder.glob("**/dist/mercury.js")).parent.parent
    manifest = package / "package.json"
    needed = json.loads(manifest.read_text("utf-8"))["dependencies"]
    needed = {name: version for name, version in needed.items() if "/" not in version} | {"difflib": "*"}
    manifest.write_text(json.dumps({"private": True, "dependencies": needed}), "utf-8")
    run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], package)
    return package


def run(command: list[str], folder: Path) -> str:
    """Return what a command prints, run in ``folder``."""
    program = shutil.which(command[0])
    if program is None:
        sys.exit(f"{command[0]} is needed and was not found")
    return subprocess.run(
        [program, *command[1:]], cwd=folder, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def as_published(page: bytes) -> bytes:
    """Undo what the package did to ``<meta content>`` when it saved the pages."""

    def restored(meta: re.Match[bytes]) -> bytes:
        return meta[0] if b"content=" in meta[0] else re.sub(rb"\bvalue=", b"content=", meta[0])

    return re.sub(rb"<meta\b[^>]*>", restored, page)


if __name__ == "__main__":
    main()
