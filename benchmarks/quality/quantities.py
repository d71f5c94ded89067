"""Figures of sources: how well they are found, aligned and judged.

``tests/gold/quantities.jsonl`` and ``figure-pairs.jsonl`` were labelled by hand on sentences of the
public evaluation data, which they name by their SHA-256 (SUMMARIZE_DATA, default ../shared/data).
The rules were mended on what each part of the quantities showed, so read all three as training data.
Changes are planted in digits and in words; the command fails where one is merged.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from figures import DATA, ROOT
from num2words import num2words

from summarize import Document, Pipeline, summarize
from summarize.analysis import Analysis
from summarize.analysis.annotate import Split
from summarize.analysis.pairs import likeness
from summarize.analysis.ranking import inverse_document_frequency
from summarize.compare.figure_links import Figure, FigureLinks, compare
from summarize.compare.figures import Figures
from summarize.language.quantities import Quantity, quantities

GOLD = ROOT / "tests" / "gold"
PLANTED_EACH = 25
WORDS = (
    (22, 23), (200, 300), (20, 30), (17, 18), (31, 41), (71, 72), (2, 3), (11, 12), (91, 81), (101, 111),
    (145, 154), (1_200, 2_100), (6, 7), (19, 90), (70, 80), (999, 989), (16, 60), (3_000, 4_000), (55, 54),
    (500, 50), (120_000, 102_000), (40, 14), (78, 87), (2_262, 2_622), (212, 122),
)  # fmt: skip
"""Numbers of which one is written in place of the other, in words."""
_NUMERAL = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w.,:/-]*\d)")


def main() -> int:
    """Print all figures; return 1 where two sentences with different figures are merged."""
    sentences = dict(_sentences())
    for name, figure in [*extraction(sentences).items(), *verdicts(sentences).items()]:
        print(f"{name:58} {figure}")
    merged = 0
    for name, pairs in (("figure", _digits_changed), ("number word", _words_changed)):
        counts = planted(pairs)
        label = f"planted changes of a {name} found ({counts.total})"
        print(f"{label:58} {counts.found / counts.total:.3f}, merged {counts.merged}")
        print(f"    not found: {', '.join(counts.missed) or 'none'}")
        merged += counts.merged
    return 1 if merged else 0


def extraction(sentences: dict[str, str]) -> dict[str, str]:
    """Return precision, recall and F1 of the quantities, by part: value and unit must be right."""
    result = {}
    for part in ("a", "b", "c"):
        right = found = wanted = 0
        for row in _read("quantities.jsonl"):
            if row["part"] != part:
                continue
            text = sentences[row["sha256"]]
            given = quantities(text, row["language"])
            right += sum(any(_is(q, gold) for q in given) for gold in row["quantities"])
            found += len(given)
            wanted += len(row["quantities"])
        precision, recall = right / found, right / wanted
        f1 = 2 * precision * recall / (precision + recall)
        result[f"quantities, part {part} ({wanted} labelled)"] = (
            f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
        )
    return result


def verdicts(sentences: dict[str, str]) -> dict[str, str]:
    """Return how many labelled pairs are judged right, found at all, and falsely said to differ."""
    rows = list(_read("figure-pairs.jsonl"))
    analysis = _analysis([sentences[row[side]] for row in rows for side in "ab"])
    links = FigureLinks(analysis, Figures().alignment)
    figures = links.figures
    content = [terms.content for terms in analysis.terms]
    idf = inverse_document_frequency(content)
    places = _places(analysis, figures)
    right = judged = aligned = false = same = total = 0
    for number, row in enumerate(rows):
        found = [places[str(2 * number + side)] for side in (0, 1)]
        linked = {
            (link.a, link.b)
            for a in {figures[k].sentence for k in found[0].values()}
            for b in {figures[k].sentence for k in found[1].values()}
            for link in links.between(a, b, *likeness([content[a], content[b]], idf, [(0, 1)]))
        }
        for at_a, at_b, label in row["pairs"]:
            total += 1
            i, j = found[0].get(at_a), found[1].get(at_b)
            # Some figures are never compared: what something changes from, the hours of music in a gigabyte.
            compared = i is not None and j is not None
            verdict = compare(figures[i].quantity, figures[j].quantity).verdict if compared else "none"
            shown = verdict if (i, j) in linked else "none"
            if label == "none":
                right += shown in {"none", "not-comparable"}
            else:
                right += verdict == label
                judged += 1
                aligned += shown != "none"
            if label != "differ":
                false += shown == "differ"
                same += 1
    return {
        f"pair verdicts right ({total} pairs)": f"{right / total:.3f}",
        f"pairs on one matter that are aligned ({judged})": f"{aligned / judged:.3f}",
        f"false differ ({same} pairs that do not differ)": f"{false / same:.3f} ({false})",
    }


@dataclass(slots=True)
class Planted:
    """Counts of planted changes."""

    total: int = 0
    found: int = 0
    merged: int = 0
    missed: list[str] = field(default_factory=list)
    """Languages of those that are not found."""


Pairs = Callable[[str, str, int], tuple[str, str]]
"""Sentence, language, a running number → the sentence twice, with different figures."""


def planted(pairs: Pairs) -> Planted:
    """Count how many pairs that differ in one figure are found to differ, and how many are merged."""
    counts, missed = Planted(), Counter[str]()
    for language, texts in _plantable().items():
        for number, text in enumerate(texts):
            both = pairs(text, language, number)
            digest = summarize([Document(text=t, language=language) for t in both])
            found = any(card.verdict == "differ" for card in (*digest.discrepancies, *digest.possible))
            counts.total += 1
            counts.found += found
            counts.merged += any(e.support for e in digest.excerpts)
            missed[language] += not found
    counts.missed = [f"{code} {count}" for code, count in missed.items() if count]
    return counts


def _plantable() -> dict[str, list[str]]:
    """Return sentences with a figure in digits: news where there is some, else written for this."""
    texts: dict[str, list[str]] = {"en": [], "fr": [], "cs": []}
    for topic in _lines("multiling2011-dev.jsonl"):
        for document in topic["documents"] if topic["lang"] in texts else ():
            source = Document(text=document["text"], language=topic["lang"])
            for sentence in Split()((source,)):
                text = source[sentence.span]
                if sentence.kind == "prose" and any(
                    _NUMERAL.search(text[q.start : q.end]) for q in quantities(text, topic["lang"])
                ):
                    texts[topic["lang"]].append(text)
    spread = {
        code: found[:: max(1, len(found) // PLANTED_EACH)][:PLANTED_EACH] for code, found in texts.items()
    }
    for path in sorted((ROOT / "tests" / "fixtures" / "figures").glob("*.txt")):
        spread[path.stem] = path.read_text(encoding="utf-8").splitlines()[:PLANTED_EACH]
    return spread


def _numeral(text: str, language: str) -> re.Match[str]:
    """Return the first numeral that a quantity has."""
    places = [(q.start, q.end) for q in quantities(text, language)]
    match = next((m for start, end in places if (m := _NUMERAL.search(text, start, end))), None)
    if match is None:
        raise ValueError(text)
    return match


def _digits_changed(text: str, language: str, _number: int) -> tuple[str, str]:
    """Change the last digit of the first figure that a quantity has."""
    match = _numeral(text, language)
    last = int(match.group()[-1])
    return text, f"{text[: match.end() - 1]}{(last + 4) % 10}{text[match.end() :]}"


def _words_changed(text: str, language: str, number: int) -> tuple[str, str]:
    """Write two numbers in words in place of the first figure that a quantity has."""
    match = _numeral(text, language)
    first, second = (
        f"{text[: match.start()]}{num2words(value, lang=language)}{text[match.end() :]}"
        for value in WORDS[number % len(WORDS)]
    )
    return first, second


def _is(quantity: Quantity, gold: tuple[int, float, float, str | None]) -> bool:
    at, low, high, unit = gold
    bounds = (quantity.low, quantity.high) if quantity.value is None else (quantity.value, quantity.value)
    return quantity.start <= at < quantity.end and bounds == (low, high) and quantity.unit == unit


def _places(analysis: Analysis, figures: list[Figure]) -> dict[str, dict[int, int]]:
    """Return, for each document by its origin, where in its text which figure stands."""
    leads = {i: wording[0] for wording in analysis.wordings for i in wording}
    of_sentence: dict[int, list[int]] = {}
    for k, figure in enumerate(figures):
        of_sentence.setdefault(figure.sentence, []).append(k)
    places: dict[str, dict[int, int]] = {}
    for i, sentence in enumerate(analysis.sentences):
        document = places.setdefault(str(analysis.document(i).origin), {})
        for k in of_sentence.get(leads.get(i, i), ()):
            document[sentence.span.start + figures[k].quantity.start] = k
    return places


def _analysis(texts: list[str]) -> Analysis:
    documents = [
        Document(text=_finished(text), language="en", origin=str(number)) for number, text in enumerate(texts)
    ]
    return Pipeline().analyse(documents)


def _finished(text: str) -> str:
    """Give a headline a full stop, without which it is no prose."""
    return text if text[-1] in '.!?"”' else f"{text}."


def _sentences() -> Iterator[tuple[str, str]]:
    """Yield every sentence of the data that the labels may name, by its hash."""
    texts = [row[side] for row in _lines("news-pairs-dev.jsonl") for side in "ab"]
    texts += [row["text"] for row in _lines("ecbplus-sentences-dev.jsonl")]
    for topic in _lines("multiling2011-dev.jsonl"):
        for document in topic["documents"]:
            source = Document(text=document["text"], language=topic["lang"])
            texts += [source[sentence.span] for sentence in Split()((source,))]
    for text in texts:
        yield hashlib.sha256(text.encode()).hexdigest()[:16], text


def _lines(name: str) -> Iterator[Any]:
    with (DATA / name).open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def _read(name: str) -> Iterator[Any]:
    with (GOLD / name).open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


if __name__ == "__main__":
    sys.exit(main())
