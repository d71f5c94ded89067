"""Every figure of quality that we hold ourselves to, each from one function.

Needs the public evaluation data (SUMMARIZE_DATA, default ../shared/data) and the annotation of the
example articles in tests/gold.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

from flips import FlipKind, flips

from summarize import Budget, Digest, Document, Pipeline, load, summarize
from summarize.analysis import Analysis
from summarize.analysis.conflicts import conflict
from summarize.analysis.pairs import likeness
from summarize.analysis.ranking import inverse_document_frequency
from summarize.evaluate.measures import Rouge, mean_and_error, nugget_coverage
from summarize.evaluate.systems import baselines, lead, pipeline_system
from summarize.evaluate.topics import Topic, parse_systems, parse_topics
from summarize.language.leaning import leaning
from summarize.language.signs import Signs
from summarize.language.terms import analyse
from summarize.stages.protocols import Choice, Selection
from summarize.tuning.sweep import kendall_tau

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("SUMMARIZE_DATA", ROOT.parent / "shared" / "data"))
FILES = (
    "multiling2011-dev.jsonl", "multiling2011-dev-systems.jsonl", "opinosis-dev.jsonl",
    "ecbplus-sentences-dev.jsonl", "news-pairs-dev.jsonl",
)  # fmt: skip
Figures = dict[str, float]


def data_hash() -> str:
    """Return the SHA-256 over everything that is measured on."""
    digest = hashlib.sha256()
    for path in [*(DATA / name for name in FILES), *sorted((ROOT / "seeds").glob("*.txt"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def measure() -> Iterator[tuple[str, Figures]]:
    """Yield each group of figures by name."""
    groups: dict[str, Callable[[], Figures]] = {
        "MultiLing 2011, 250 words, unstemmed F1": multiling,
        "Opinosis, 25 words, stemmed recall": opinosis,
        "example articles": examples,
        "same assertion, example articles": same_assertion,
        "same event, ECB+ sentences": same_event,
        "paraphrase, news pairs": news_pairs,
        "planted flips": planted,
        "coherence, MultiLing English": coherence,
    }
    for name, group in groups.items():
        print(f"measuring {name} …", file=sys.stderr)
        yield name, {key: round(value, 4) for key, value in group().items()}


def _topics(name: str) -> list[Topic]:
    return parse_topics((DATA / name).read_text(encoding="utf-8").split("\n"), name)


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def _mean(texts: Mapping[str, str], topics: Sequence[Topic], rouge: Rouge, statistic: str) -> float:
    scores = [getattr(rouge(texts[topic.id], topic.references), statistic) for topic in topics]
    return mean_and_error(scores)[0]


def multiling() -> Figures:
    """Ours and round-robin lead in three languages; the best published system in English."""
    ours, figures = pipeline_system(Pipeline()), {}
    every = _topics("multiling2011-dev.jsonl")
    for language in ("en", "fr", "cs"):
        topics = [topic for topic in every if topic.language == language]
        texts = {topic.id: ours(topic, 250) for topic in topics}
        leads = {topic.id: lead(topic, 250) for topic in topics}
        for measure_ in ("rouge1", "rouge2"):
            rouge = Rouge(measure=measure_, words=250)
            figures[f"{language} {measure_}"] = _mean(texts, topics, rouge, "f1")
            figures[f"{language} {measure_} / lead"] = figures[f"{language} {measure_}"] / _mean(
                leads, topics, rouge, "f1"
            )
    english = [topic for topic in every if topic.language == "en"]
    rows = (DATA / "multiling2011-dev-systems.jsonl").read_text(encoding="utf-8").split("\n")
    systems = parse_systems(rows, "systems").values()
    for measure_ in ("rouge1", "rouge2"):
        rouge = Rouge(measure=measure_, words=250)
        complete = [texts for texts in systems if all(topic.id in texts for topic in english)]
        best = max(_mean(texts, english, rouge, "f1") for texts in complete)
        figures[f"en {measure_} / best of 2011"] = figures[f"en {measure_}"] / best
    return figures


def opinosis() -> Figures:
    """Ours, and our ratio to TextRank with cosine."""
    topics = _topics("opinosis-dev.jsonl")
    figures = {}
    ours, textrank = pipeline_system(Pipeline()), baselines()["TextRank (cosine)"]
    texts = {topic.id: ours(topic, 25) for topic in topics}
    plain = {topic.id: textrank(topic, 25) for topic in topics}
    for measure_ in ("rouge1", "rouge2"):
        rouge = Rouge(measure=measure_, words=25, stemming=True)
        figures[measure_] = _mean(texts, topics, rouge, "recall")
        figures[f"{measure_} / TextRank"] = figures[measure_] / _mean(plain, topics, rouge, "recall")
    return figures


def _gold() -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((ROOT / "tests/gold/seeds.json").read_text(encoding="utf-8"))
    return gold


def _touches(span: tuple[str, int, int], sentence: Mapping[str, Any]) -> bool:
    common = min(span[2], sentence["end"]) - max(span[1], sentence["start"])
    return span[0] == sentence["source"] and common >= 0.6 * min(
        span[2] - span[1], sentence["end"] - sentence["start"]
    )


def examples() -> Figures:
    """Weighted nugget coverage at three lengths."""
    documents = load(ROOT / "seeds")
    return {f"nuggets at {n} words": _nuggets(summarize(documents, budget=n)) for n in (150, 200, 250)}


def _nuggets(digest: Digest) -> float:
    name = {source.id: str(source.origin) for source in digest.sources}
    chosen = [(name[e.span.source], e.span.start, e.span.end) for e in digest.excerpts]
    nuggets = _gold()["nuggets"]
    shown = [any(_touches(span, s) for span in chosen for s in nugget["sentences"]) for nugget in nuggets]
    return nugget_coverage(shown, [nugget["weight"] for nugget in nuggets])


def _clusters(documents: Sequence[Document]) -> tuple[Analysis, set[tuple[int, int]]]:
    pipeline = Pipeline()
    analysis = pipeline.analyse(documents)
    clusters = pipeline.dedup(analysis)
    pairs = {tuple(sorted(p)) for c in clusters for p in combinations(c.sentences, 2)}
    return analysis, pairs  # type: ignore[return-value]


def same_assertion() -> Figures:
    """Pairs of one assertion among the sentences that may be quoted."""
    analysis, found = _clusters(load(ROOT / "seeds"))
    places = {
        i: (str(analysis.document(i).origin), s.span.start, s.span.end)
        for i, s in enumerate(analysis.sentences)
        if s.kind == "prose"
    }

    def pairs(kind: str) -> set[tuple[int, ...]]:
        result: set[tuple[int, ...]] = set()
        for cluster in _gold()[kind]:
            members = [i for i, p in places.items() if any(_touches(p, s) for s in cluster["sentences"])]
            result |= {tuple(sorted(pair)) for pair in combinations(members, 2)}
        return result

    same, related = pairs("same"), pairs("related")
    right, wrong = len(found & same), found - same
    precision, recall = right / len(found), right / len(same)
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / (precision + recall),
        "wrong and not even related": float(len(wrong - related)),
    }


def same_event() -> Figures:
    """Cross-document pairs of a topic that are merged: the share that mentions a common event."""
    by_topic: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows("ecbplus-sentences-dev.jsonl"):
        by_topic[row["topic"]].append(row)
    merged = common = other_story = 0
    for rows in by_topic.values():
        known = {f"{row['doc']}:{row['sent']}": row for row in rows}
        texts = {name: row["text"].rstrip() for name, row in known.items()}
        documents = [
            Document(text=text if text.endswith((".", "!", "?")) else f"{text}.", id=name, language="en")
            for name, text in texts.items()
        ]
        analysis, found = _clusters(documents)
        for a, b in found:
            first, second = known[analysis.document(a).id], known[analysis.document(b).id]
            if first["doc"] != second["doc"]:
                merged += 1
                common += bool({*first["events"]} & {*second["events"]})
                other_story += first["story"] != second["story"]
    return {
        "merged pairs": merged,
        "share an event": common / merged,
        "of another story": other_story / merged,
    }


def news_pairs() -> Figures:
    """Pairs that people score 4 or 5 of 5 against the others, by likeness without a conflict."""
    rows = [
        (row["score"], *(Signs(row[side], analyse(row[side], "en"), "en") for side in "ab"))
        for row in _rows("news-pairs-dev.jsonl")
    ]
    content = [one.terms.content for _, *both in rows for one in both]
    idf = inverse_document_frequency(content)
    alike = likeness(content, idf, [(i, i + 1) for i in range(0, len(content), 2)])
    same = [value for (score, *_), value in zip(rows, alike, strict=True) if score >= 4]
    other = [value for (score, *_), value in zip(rows, alike, strict=True) if score <= 3]
    wins = sum((x > y) + 0.5 * (x == y) for x in same for y in other)
    vetoed = [conflict(a, b) is not None for score, a, b in rows if score >= 4]
    return {
        "AUC, score ≥ 4 against ≤ 3": wins / (len(same) * len(other)),
        "vetoed of ≥ 4": sum(vetoed) / len(vetoed),
    }


def planted() -> Figures:
    """Flips planted into every English sentence: merged, of each kind (must be 0), and reported.

    What both articles say word for word is no flip: a quotation mark without its partner cuts it off.
    """
    documents = [d for t in _topics("multiling2011-dev.jsonl") if t.language == "en" for d in t.documents]
    analysis = Pipeline().analyse([*documents, *load(ROOT / "seeds")])
    planted_ = list(flips(analysis.texts[i] for i in analysis.prose))
    merged: Counter[str] = Counter()
    reported = 0
    for flip in planted_:
        pair = [
            Document(text=f"The rivers were calm that year. {flip.original}", language="en"),
            Document(text=f"{flip.flipped} Mountains are high in the north.", language="en"),
        ]
        digest = summarize(pair, budget=Budget(1000))
        merged[flip.kind] += any(s.relation != "exact" for e in digest.excerpts for s in e.support)
        reported += any(card.verdict == "differ" for card in (*digest.discrepancies, *digest.possible))
    by_kind = {f"merged, {kind}": merged[kind] for kind in get_args(FlipKind)}
    return {"planted": len(planted_), **by_kind, "reported": reported / len(planted_)}


def coherence() -> Figures:
    """Dangling openings among our excerpts; Kendall's τ of our order of the sentences people used."""
    topics = [topic for topic in _topics("multiling2011-dev.jsonl") if topic.language == "en"]
    dangling, taus = [], []
    for topic in topics:
        digest = Pipeline()(topic.documents, Budget(250))
        dangling += [leaning(excerpt.text, "en") == "dangling" for excerpt in digest.excerpts]
        taus += [_tau(topic, reference) for reference in topic.references]
    return {"dangling openings": sum(dangling) / len(dangling), "Kendall τ": mean_and_error(taus)[0]}


def _tau(topic: Topic, reference: str) -> float:
    """Find the source sentence of each sentence of a reference, order them, and compare."""
    pipeline = Pipeline()
    analysis = pipeline.analyse(topic.documents)
    ranking = pipeline.rank(pipeline.dedup(analysis), analysis)
    cluster_of = {i: n for n, c in enumerate(ranking.clusters) for i in c.sentences}
    idf = inverse_document_frequency([analysis.terms[i].content for i in analysis.prose])
    people = Pipeline().analyse([Document(text=reference, language="en")])
    chosen: dict[int, int] = {}
    for place, i in enumerate(people.prose):
        known = {term: idf.get(term, max(idf.values())) for term in people.terms[i].content}
        content = [people.terms[i].content, *(analysis.terms[j].content for j in analysis.prose)]
        alike = likeness(content, idf | known, [(0, n) for n in range(1, len(content))])
        best = analysis.prose[alike.index(max(alike))]
        if cluster_of[best] not in (cluster_of[j] for j in chosen):
            chosen[best] = place
    choices = tuple(Choice(cluster_of[j], j) for j in chosen)
    ordered = pipeline.order(Selection(choices, {}), ranking, analysis)
    return kendall_tau([chosen[choice.sentence] for choice in ordered])
