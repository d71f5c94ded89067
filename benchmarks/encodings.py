"""Short texts in the usual encodings of their languages: how many are read with the right letters.

The sentences are those of tests/fixtures/encodings.txt; each text is 1, 3 or 10 of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from summarize.ingest.decode import decode

SENTENCES = Path(__file__).parents[1] / "tests" / "fixtures" / "encodings.txt"
LENGTHS = (1, 3, 10)
FLOOR = 0.99


def languages() -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each language with its encodings and its sentences."""
    for part in SENTENCES.read_text(encoding="utf-8").split("# ")[1:]:
        head, *sentences = part.splitlines()
        language, *encodings = head.split()
        yield language, encodings, sentences


def texts(sentences: list[str], length: int) -> list[str]:
    """Return every run of so many sentences that has a letter beyond ASCII."""
    runs = (" ".join(sentences[i : i + length]) for i in range(len(sentences) - length + 1))
    return [run for run in runs if not run.isascii()]


def is_right(text: str, encoding: str) -> bool:
    """Whether a text that is written in an encoding is read with its letters."""
    return decode(text.encode(encoding), "a.txt").text == text


def main() -> int:
    """Print the matrix; 1 where fewer than the floor are right."""
    right = tried = 0
    print("language  encoding    " + "".join(f"{n:>4} sent." for n in LENGTHS))
    for language, encodings, sentences in languages():
        for encoding in encodings:
            row = [[is_right(text, encoding) for text in texts(sentences, n)] for n in LENGTHS]
            print(f"{language:<9} {encoding:<12}" + "".join(f"{sum(r):>6}/{len(r):<3}" for r in row))
            right += sum(map(sum, row))
            tried += sum(map(len, row))
    print(f"{right} of {tried} right")
    return int(right < FLOOR * tried)


if __name__ == "__main__":
    sys.exit(main())
