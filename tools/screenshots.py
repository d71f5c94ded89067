"""Write the pictures of the documentation: python tools/screenshots.py [FOLDER], by default docs/pictures.

It also prints how large the pages of the examples are, and when Chromium first paints them. Needs Chromium
(tools/install-chromium) and the packages of requirements/browser.txt.
"""

from __future__ import annotations

import base64
import os
import re
import struct
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from summarize import load, summarize
from summarize.cli.main import run
from summarize.render.terminal import page as terminal_page

ROOT = Path(__file__).parents[1]
DAYS = ROOT / "examples" / "days"
FONT_FACES = re.compile(r"@font-face \{\{.*?\}\}", re.DOTALL)
MORNING = ("--timezone", "UTC", "--now", "2026-11-24T06:00")
PAGES = {
    "example.html": ("digest", ROOT / "seeds"),
    "day.html": ("digest", DAYS / "monday.jsonl", DAYS / "tuesday.jsonl"),
    "briefing.html": ("brief", DAYS / "monday.jsonl", "--words", 400, *MORNING),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A page, how it is looked at, and what is clicked first."""

    page: str
    width: int = 1280
    height: int = 800
    scheme: str = "light"
    click: str = ""


SECOND = ".excerpt:nth-child(2) .open"
PICTURES = {
    "page.png": Picture("example.html", click=SECOND),
    "page-dark.png": Picture("example.html", scheme="dark", click=SECOND),
    "page-phone.png": Picture("example.html", width=390, height=760),
    "briefing.png": Picture("briefing.html", height=900),
}


def main(folder: Path) -> None:
    """Write the pages to ``out``, print their sizes, and take the pictures."""
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    for name, command in PAGES.items():
        status = run([*map(str, command), "--output", str(out / name)])
        if status:
            sys.exit(status)
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        for name in PAGES:
            size, after = (out / name).stat().st_size / 1000, painted(browser, out / name)
            print(f"{name}: {size:.0f} KB, first paint after {after:.0f} ms")
        for name, picture in PICTURES.items():
            take(browser, picture, out, folder / name)
        browser.close()
    (folder / "terminal.svg").write_text(terminal(), encoding="utf-8")


def painted(browser: Browser, path: Path) -> float:
    """Return the milliseconds until something of a page is seen."""
    page = browser.new_page(bypass_csp=True)
    page.goto(path.as_uri())
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    found: float = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.close()
    return found


def take(browser: Browser, picture: Picture, pages: Path, path: Path) -> None:
    """Take one picture."""
    size = {"width": picture.width, "height": picture.height}
    context = browser.new_context(viewport=size, color_scheme=picture.scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto((pages / picture.page).as_uri())
    if picture.click:
        page.locator(picture.click).click()
    path.write_bytes(small(page, page.screenshot(), (picture.height, picture.width)))
    context.close()


PIXELS = """async (png) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
  pen.drawImage(image, 0, 0);
  let text = "";
  const data = pen.getImageData(0, 0, image.width, image.height).data;
  for (const byte of data) text += String.fromCharCode(byte);
  return btoa(text);
}"""


def small(page: Page, png: bytes, shape: tuple[int, int]) -> bytes:
    """Return a picture with its 96 most frequent colours: a fourth of the bytes, and no eye sees it."""
    page.goto("about:blank")
    raw = base64.b64decode(page.evaluate(PIXELS, base64.b64encode(png).decode()))
    pixels = np.frombuffer(raw, np.uint8).reshape(-1, 4)[:, :3].astype(int)
    colours, places, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    palette = colours[np.argsort(-counts, kind="stable")[:96]]
    nearest = np.array([np.argmin(((palette - colour) ** 2).sum(axis=1)) for colour in colours], np.uint8)
    rows = nearest[places.ravel()].reshape(shape)
    # Each row begins with the number of its filter: none.
    data = np.hstack([np.zeros((len(rows), 1), np.uint8), rows]).tobytes()
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", *reversed(shape), 8, 3, 0, 0, 0)),
        (b"PLTE", palette.astype(np.uint8).tobytes()),
        (b"IDAT", zlib.compress(data, 9)),
        (b"IEND", b""),
    )
    packed = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def terminal() -> str:
    """Return what a terminal shows of the example articles, as SVG without anything from elsewhere."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=100, force_terminal=True, color_system="truecolor", file=nowhere)
        console.print(terminal_page(summarize(load(ROOT / "seeds"), budget=120)))
    return console.export_svg(
        title="summarize digest seeds/ --words 120",
        code_format=FONT_FACES.sub("", CONSOLE_SVG_FORMAT),
        unique_id="terminal",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
