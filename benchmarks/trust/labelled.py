"""Annotated topics → pairs of sentences with what the annotation says of them.

Needs the evaluation data (SUMMARIZE_DATA, default ../shared/data), and beside it the annotation (``gold``)
and the scorer (``tools/score_trust.py``).
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize import Document, Pipeline, load
from summarize.analysis import Analysis
from summarize.analysis.pairs import pair_features
from summarize.analysis.sameness import comparable

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("SUMMARIZE_DATA", ROOT.parent / "shared" / "data"))
GOLD, SCORER = DATA.parent / "gold", DATA.parent / "tools" / "score_trust.py"
KINDS = {"weeks": "multiling2011-dev.jsonl", "outlets": "outlets-dev.jsonl"}
WRITTEN = Path(__file__).parent / "written"
"""Articles that were written for this, and annotated: see README.md there."""
TRAINING = ("M000.en", "M001.en", "M002.en", "M003.en", "W2", "W5")
"""Topics that train the model of pairs; the two others measure it alone.

Trained with these, too, it merges fewer pairs of ECB+, and a smaller share of them shares an event.
"""
RELATED = 0.4
"""What a pair that overlaps in part counts for between 0, another assertion, and 1, the same one."""
SHARED_EVENTS = 0.6
"""Two sentences of ECB+ say the same where they share two events and this share of all they mention."""
SILVER = 0.1
"""Weight of a pair of ECB+, whose events are not assertions, against one of the annotation."""
OF_SETS = 0.2
"""Weight of a pair of the written sets, whose articles are of a few sentences."""
SETS = ("a", "b", "c", "d")
"""The files of ``WRITTEN`` that hold such sets."""

Place = tuple[str, int, int]


@dataclass(frozen=True)
class Topic:
    """The documents of one topic as a user would give them, and its annotation."""

    id: str
    kind: str
    rows: list[dict[str, Any]]
    """As the scorer wants them."""
    gold: dict[str, Any]

    @property
    def documents(self) -> list[Document]:
        """The documents, without their names."""
        return [Document(text=r["text"], title=r.get("title"), published=r.get("date")) for r in self.rows]


@dataclass(frozen=True)
class Written:
    """One set of articles that were written for this, with their annotation."""

    documents: list[Document]
    known: Mapping[frozenset[tuple[str, str]], float]
    """Two sentences, by document and text → 1 for one assertion, ``RELATED`` where a part of it is shared."""

    def value(self, analysis: Analysis, i: int, j: int) -> float:
        """Return what two sentences of an analysis of the set are to each other."""
        return self.known.get(frozenset((analysis.document(k).id, analysis.texts[k]) for k in (i, j)), 0.0)


@dataclass(frozen=True)
class Labelled:
    """Pairs for training: features (pairs, features), target 0 to 1, weight."""

    features: NDArray[np.float64]
    target: NDArray[np.float64]
    weight: NDArray[np.float64]


@cache
def scorer() -> ModuleType:
    """Load the scorer from its file; it is no module of ours."""
    specification = importlib.util.spec_from_file_location("score_trust", SCORER)
    assert specification is not None  # noqa: S101  # the file is there
    assert specification.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def topics() -> Iterator[Topic]:
    """Yield the annotated topics of the evaluation data."""
    for kind, file in KINDS.items():
        for line in (DATA / file).read_text(encoding="utf-8").split("\n"):
            row = json.loads(line) if line.strip() else {"id": ""}
            path = GOLD / f"{row['id']}.json"
            if path.exists():
                gold = json.loads(path.read_text(encoding="utf-8"))
                yield Topic(row["id"], kind, row["documents"], gold)


def written_topics(file: str, kind: str) -> Iterator[Topic]:
    """Yield the topics of a file of ``WRITTEN``, in which a sentence is named by article and number (B12)."""
    for line in (WRITTEN / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
        topic = json.loads(line)
        rows, places = [], {}
        for article in topic["documents"]:
            text, name = "", f"{topic['id']}_{article['id']}"
            for number, sentence in enumerate(article["sentences"]):
                text += ("\n\n" if sentence.startswith("\n") else " ") * bool(text)
                start, text = len(text), text + sentence.strip()
                places[f"{article['id']}{number}"] = {"source": name, "start": start, "end": len(text)}
            rows.append({"id": name, "title": article["title"], "text": text, "date": article["date"]})
        yield Topic(topic["id"], kind, rows, _gold(topic, places))


def _gold(topic: Mapping[str, Any], places: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the annotation of a written topic in the form of the others."""
    pairs = ("same", "related", "distinct")
    gold: dict[str, Any] = {
        k: [{"sentences": [places[n] for n in names]} for names in topic[k]] for k in pairs
    }
    gold["nuggets"] = [
        {"weight": weight, "sentences": [places[n] for n in names]} for weight, _, names in topic["nuggets"]
    ]
    for kind, keys in (("differ", ("value", "side")), ("nodiffer", ("value",))):
        gold[kind] = [
            {"label": label, "sentences": [places[n] | dict(zip(keys, more, strict=True)) for n, *more in of]}
            for label, of in topic[kind]
        ]
    gold["boilerplate"] = [places[name] | {"kind": kind} for name, kind in topic["boilerplate"]]
    gold["withdrawn"] = [{"sentence": places[a], "by": places[b]} for a, b in topic["withdrawn"]]
    titles = {key: topic[key] for key in ("titles", "titles_bad")}
    return gold | titles | {"leads": [places[name] for name in topic["leads"]]}


def examples() -> Topic:
    """Return the example articles with their annotation."""
    documents = load(ROOT / "seeds")
    rows = [{"id": str(d.origin), "title": d.title, "text": d.text} for d in documents]
    gold = json.loads((ROOT / "tests/gold/seeds.json").read_text(encoding="utf-8"))
    return Topic("examples", "outlets", rows, gold)


def labelled(topic: Topic) -> Labelled:
    """Return the pairs of an annotated topic that are worth comparing."""
    analysis = Pipeline().analyse(topic.documents)
    place = _places(analysis, topic)
    target: defaultdict[frozenset[Place], float] = defaultdict(float)
    for name, value in (("related", RELATED), ("same", 1.0)):
        for group in topic.gold.get(name, []):
            for a, b in combinations(map(scorer().key, group["sentences"]), 2):
                target[frozenset((a, b))] = value
    pairs = comparable(analysis)
    features = pair_features(analysis, pairs.first, pairs.second)
    known = [target[frozenset((place[a], place[b]))] for a, b, _ in pairs]
    return Labelled(features, np.array(known), np.ones(len(known)))


def written(name: str) -> Iterator[Written]:
    """Yield the sets of one file of ``WRITTEN``."""
    for line in (WRITTEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents = {d["id"]: d for d in row["documents"]}
        known: dict[frozenset[tuple[str, str]], float] = {}
        for kind, value in (("related", RELATED), ("same", 1.0)):
            for group in row[kind]:
                known |= {frozenset(pair): value for pair in combinations(map(tuple, group), 2)}
        yield Written(
            [
                Document(
                    text=d["text"], title=d["title"], published=d["date"], language=row["language"], id=name
                )
                for name, d in documents.items()
            ],
            known,
        )


def labelled_sets(name: str) -> Labelled:
    """Return the pairs of the sets of one file of ``WRITTEN`` that are worth comparing."""
    return joined([_labelled_set(one) for one in written(name)])


def _labelled_set(one: Written) -> Labelled:
    analysis = Pipeline().analyse(one.documents)
    pairs = comparable(analysis)
    leads = [unit[0] for unit in analysis.wordings]
    known = [one.value(analysis, leads[a], leads[b]) for a, b, _ in pairs]
    features = pair_features(analysis, pairs.first, pairs.second)
    return Labelled(features, np.array(known), np.full(len(known), OF_SETS))


def _places(analysis: Analysis, topic: Topic) -> Sequence[Place]:
    """Return the annotated sentence that the first sentence of each wording is, or its own place."""
    names = {row["text"]: row["id"] for row in topic.rows}
    known: defaultdict[str, list[Place]] = defaultdict(list)
    for place in sorted(scorer().sentences_in(topic.gold)):
        known[place[0]].append(place)
    return [_place(analysis, unit[0], names, known) for unit in analysis.wordings]


def _place(
    analysis: Analysis, index: int, names: Mapping[str, str], known: Mapping[str, list[Place]]
) -> Place:
    span = analysis.sentences[index].span
    own = names[analysis.document(index).text], span.start, span.end
    best = max(known[own[0]], key=lambda place: (scorer().shared(place, own), place), default=own)
    shortest = min(best[2] - best[1], own[2] - own[1])
    return best if scorer().shared(best, own) >= 0.6 * max(1, shortest) else own


def events() -> Labelled:
    """Return pairs of ECB+: two sentences of one story that mention the same events."""
    rows: defaultdict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for line in (DATA / "ecbplus-sentences-dev.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            row = json.loads(line)
            rows[row["topic"]][row["doc"]].append(row)
    parts = [_events(documents) for documents in rows.values()]
    return joined(parts)


def _events(documents: Mapping[str, Sequence[Mapping[str, Any]]]) -> Labelled:
    texts = {name: [_closed(row["text"]) for row in rows] for name, rows in documents.items()}
    analysis = Pipeline().analyse(
        Document(text="\n\n".join(lines), id=name, language="en") for name, lines in texts.items()
    )
    rows = []
    for i, *_ in analysis.wordings:
        name = analysis.document(i).id
        before = analysis.document(i).text[: analysis.sentences[i].span.start]
        rows.append(documents[name][before.count("\n\n")])
    pairs = comparable(analysis)
    target = [_shared_events(rows[a], rows[b]) for a, b, _ in pairs]
    features = pair_features(analysis, pairs.first, pairs.second)
    return Labelled(features, np.array(target), np.full(len(target), SILVER))


def _closed(text: str) -> str:
    text = text.rstrip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _shared_events(a: Mapping[str, Any], b: Mapping[str, Any]) -> float:
    first, second = {*a["events"]}, {*b["events"]}
    common = len(first & second)
    if not common or a["story"] != b["story"]:
        return 0.0
    return 1.0 if common >= 2 and common >= SHARED_EVENTS * len(first | second) else RELATED / 2


def joined(parts: Sequence[Labelled]) -> Labelled:
    """Put pairs together."""
    return Labelled(
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.target for part in parts]),
        np.concatenate([part.weight for part in parts]),
    )
