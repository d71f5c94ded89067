"""Topics and systems → a table of scores with their errors and settings, in text, CSV or Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from summarize.evaluate.measures import Measure, Rouge, mean_and_error, paired_bootstrap, redundancy
from summarize.evaluate.systems import System
from summarize.evaluate.topics import Topic
from summarize.language.leaning import leaning
from summarize.language.lines import ends_with_stop
from summarize.language.sentences import split_sentences
from summarize.model import count_words

Statistic = Literal["f1", "recall", "precision"]
MEASURES: tuple[Measure, ...] = ("rouge1", "rouge2", "rougeL")
HUMAN = "human (each against the others)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is printed beside every number."""

    words: int
    stemming: bool = False
    statistic: Statistic = "f1"

    def __str__(self) -> str:
        stems = "stemmed" if self.stemming else "unstemmed"
        return f"{self.words} words, {stems}, {self.statistic}, stop words kept, mean over references"


@dataclass(frozen=True, slots=True)
class Row:
    """One system on the topics of one language."""

    system: str
    scores: Mapping[str, tuple[float, ...]]
    """Measure to the score of each topic."""
    p: float | None
    """Paired bootstrap of the first system's ROUGE-2 against this one's."""


def evaluate(
    topics: Sequence[Topic], systems: Mapping[str, System], setting: Setting, progress: Callable[[str], None]
) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows of each language; the first system is the one that others are compared with."""
    for language in sorted({topic.language for topic in topics}):
        chosen = [topic for topic in topics if topic.language == language]
        rows: list[Row] = []
        for name, system in systems.items():
            progress(f"{language}: {name}")
            texts = [system(topic, setting.words) for topic in chosen]
            if rows and not any(texts):
                # A published system that did not take part in this language.
                continue
            scores = _collect([_score(t, topic, setting) for t, topic in zip(texts, chosen, strict=True)])
            against = paired_bootstrap(rows[0].scores["rouge2"], scores["rouge2"]) if rows else None
            rows.append(Row(name, scores, against))
        rows.append(_human(chosen, setting, rows))
        yield language, rows


def _score(text: str, topic: Topic, setting: Setting) -> dict[str, float]:
    scores = _rouge(text, topic.references, topic.language, setting)
    spans = [offsets for offsets, _ in split_sentences(text, topic.language)]
    sentences = [text[start:end] for start, end in spans]
    sentences = [s for s in sentences if ends_with_stop(s)] or sentences
    leans = [leaning(sentence, topic.language) == "dangling" for sentence in sentences]
    scores["dangling"] = sum(leans) / max(1, len(leans))
    scores["redundancy"] = redundancy(sentences, topic.language)
    scores["words"] = float(count_words(text))
    return scores


def _rouge(text: str, references: Sequence[str], language: str, setting: Setting) -> dict[str, float]:
    found: dict[str, float] = {}
    for measure in MEASURES:
        rouge = Rouge(measure=measure, stemming=setting.stemming, language=language, words=setting.words)
        found[measure] = float(getattr(rouge(text, references), setting.statistic))
    return found


def _human(topics: Sequence[Topic], setting: Setting, rows: Sequence[Row]) -> Row:
    """Score each reference against the others, which is the figure to reach."""
    results: list[dict[str, float]] = []
    for topic in (t for t in topics if len(t.references) > 1):
        single = [
            _rouge(text, [o for j, o in enumerate(topic.references) if j != i], topic.language, setting)
            for i, text in enumerate(topic.references)
        ]
        results.append({m: sum(s[m] for s in single) / len(single) for m in MEASURES})
    complete = len(results) == len(topics) and results and rows
    scores = _collect(results)
    p = paired_bootstrap(rows[0].scores["rouge2"], scores["rouge2"]) if complete else None
    return Row(HUMAN, scores, p)


def _collect(results: Sequence[Mapping[str, float]]) -> dict[str, tuple[float, ...]]:
    names = results[0] if results else dict.fromkeys(MEASURES, 0.0)
    return {name: tuple(result[name] for result in results) for name in names}


def to_plain(language: str, rows: Sequence[Row]) -> dict[str, Any]:
    """Return the rows as data: means and standard errors."""
    return {
        "language": language,
        "topics": len(rows[0].scores["rouge2"]) if rows else 0,
        "systems": [
            {
                "system": row.system,
                **{
                    name: dict(zip(("mean", "error"), map(_rounded, mean_and_error(v)), strict=True))
                    for name, v in row.scores.items()
                },
                "p": row.p,
            }
            for row in rows
        ],
    }


def _rounded(value: float) -> float:
    return round(value, 6)


def to_lines(language: str, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    """Yield a table in plain text; ± is the standard error over topics."""
    topics = len(rows[0].scores["rouge2"])
    yield f"{language}, {topics} topics, {setting}"
    width = max(len(row.system) for row in rows)
    yield f"{'system':<{width}}  ROUGE-1     ROUGE-2     ROUGE-L     dangling  redundancy  words  p"
    for row in rows:
        cells = [_cell(row, measure) for measure in MEASURES]
        extra = [_mean(row, name, form) for name, form in _EXTRA]
        p = "" if row.p is None else f"{row.p:.3f}"
        yield f"{row.system:<{width}}  {'  '.join(cells)}  {'  '.join(extra)}  {p}".rstrip()


_EXTRA = (("dangling", "8.2f"), ("redundancy", "10.2f"), ("words", "5.0f"))


def _cell(row: Row, measure: str) -> str:
    mean, error = mean_and_error(row.scores[measure])
    return f"{mean:.3f}±{error:.3f}"


def _mean(row: Row, name: str, form: str) -> str:
    if name not in row.scores:
        return " " * int(form.split(".", maxsplit=1)[0])
    return format(mean_and_error(row.scores[name])[0], form)


_NAMES = {"rouge1": "ROUGE-1", "rouge2": "ROUGE-2", "rougeL": "ROUGE-L"}
_DIGITS = {"words": 0, "dangling": 2, "redundancy": 2}
Table = tuple[str, Setting, Sequence[Row]]
"""A language, what is beside its numbers, and its systems."""


def to_csv(tables: Sequence[Table]) -> str:
    """Return a line for each language, length, system and measure."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["language", "words", "system", "measure", "mean", "error", "topics", "p"])
    for language, setting, rows in tables:
        for row in rows:
            for name, values in row.scores.items():
                mean, error = mean_and_error(values)
                p = "" if row.p is None else row.p
                scores = [round(mean, 6), round(error, 6), len(values), p]
                writer.writerow([language, setting.words, row.system, name, *scores])
    return out.getvalue()


def to_markdown(language: str, rows: Sequence[Row], setting: Setting) -> Iterator[str]:
    """Yield a table in Markdown; ± is the standard error over topics."""
    names = [*rows[0].scores]
    yield f"{language}, {len(rows[0].scores['rouge2'])} topics, {setting}"
    yield ""
    yield "| system | " + " | ".join(_NAMES.get(name, name) for name in names) + " | p |"
    yield "|---|" + "---:|" * (len(names) + 1)
    for row in rows:
        cells = (_markdown_cell(name, row.scores.get(name, ())) for name in names)
        p = "" if row.p is None else f"{row.p:.3f}"
        yield f"| {row.system} | {' | '.join(cells)} | {p} |"


def _markdown_cell(name: str, values: Sequence[float]) -> str:
    if not values:
        return ""
    mean, error = mean_and_error(values)
    digits = _DIGITS.get(name)
    return f"{mean:.3f} ± {error:.3f}" if digits is None else f"{mean:.{digits}f}"


def heads(changed: Mapping[str, Mapping[str, tuple[Any, Any]]]) -> Iterator[str]:
    """Yield for each configuration the settings that differ from the defaults, each with its default."""
    for name, keys in changed.items():
        said = ", ".join(f"{key} {_value(ours)} ({_value(usual)})" for key, (usual, ours) in keys.items())
        yield f"{name}: {said or 'the defaults'}"


def _value(value: object) -> str:
    return "-" if value is None else json.dumps(value)
