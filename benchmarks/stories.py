"""Which articles report one event: B-cubed F1 on ECB+, the example articles and the outlets' events.

python benchmarks/stories.py [--quick]     fails below a floor; SUMMARIZE_DATA names the folder of the data

ECB+ (Cybulska & Vossen 2014): all documents at once, without dates. Out of fold: the constants that are best
on all other topics group each topic, so no topic has a part in choosing those that it is measured with.
Days: ten events of ECB+ at random, at most eight articles of each, with the opening words as their titles.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from statistics import mean

from summarize import load
from summarize.analysis import Analysis, annotate
from summarize.analysis.annotate import Annotated, Split
from summarize.analysis.independence import Independence, Voices
from summarize.model import Document
from summarize.stories import Grouping
from summarize.stories.vectors import Weights

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("SUMMARIZE_DATA", ROOT.parent / "shared" / "data"))
FLOOR = 0.93
_DAYS, _FEWEST = 100, 5
"""Days, and articles of an event that may be among them."""
_GRID = [
    Grouping(weights=Weights(name=name, figure=name + more, pair=pair), link=link, split=split)
    for name, more, pair, link, split in product(
        (3, 4), (0, 1), (2, 3), (0.12, 0.14, 0.16, 0.18, 0.2), (0.55, 0.65, 0.75)
    )
]


@dataclass(frozen=True, slots=True)
class Event:
    """An article and the event that people say it reports."""

    name: str
    topic: str
    article: Annotated


Scores = Mapping[str, tuple[float, float]]
"""Document id to its B-cubed precision and recall."""


def main() -> int:
    """Print the figures; return 1 where one is below its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="only the constants as they are")
    options = parser.parse_args()
    started = time.process_time()
    events, outlets = list(_events("ecbplus-dev")), list(_events("outlets-dev"))
    examples = [
        Event("examples", "examples", _read(replace(d, published=None))) for d in load(str(ROOT / "seeds"))
    ]
    read = time.process_time() - started
    voices = _voices(events)
    started = time.process_time()
    default = _scores(events, voices, Grouping())
    grouped = time.process_time() - started
    print(f"ECB+, {len(events)} articles of {len({e.name for e in events})} events")
    precision, recall = _mean(default, 0), _mean(default, 1)
    print(f"  default constants       B-cubed P {precision:.3f}  R {recall:.3f}  F1 {_f1(default):.4f}")
    figures = [_f1(default)]
    if not options.quick:
        figures.append(_out_of_fold(events, voices))
        print(f"  out of fold             F1 {figures[-1]:.4f}")
    days = [_f1(_scores(day, _voices(day), Grouping())) for day in _days(events)]
    print(f"  {len(days)} days                F1 {mean(days):.4f}, lowest {min(days):.3f}")
    print(f"  CPU                     {grouped / read:.2f} of reading the articles")
    whole = list(_whole([*events, *outlets, *examples]))
    for name, one in whole:
        print(f"  {name:<23} {'one story' if one else 'NOT one story'}")
    return 0 if min(figures) >= FLOOR and all(one for _, one in whole) else 1


def _days(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Yield what a briefing of one morning groups: few events, articles with titles."""
    chance = random.Random(1)  # noqa: S311  # no secret
    names = sorted(name for name, count in Counter(e.name for e in events).items() if count >= _FEWEST)
    for _ in range(_DAYS):
        chosen = chance.sample(names, 10)
        yield [_titled(e) for name in chosen for e in [e for e in events if e.name == name][:8]]


def _titled(event: Event) -> Event:
    document = event.article.document
    titled = replace(document, title=document.title or " ".join(document.text.split()[:9]))
    return replace(event, article=replace(event.article, document=titled))


def _events(name: str) -> Iterator[Event]:
    for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for d in row["documents"]:
            document = Document(
                text=d["text"], title=d["title"] or None, publisher=d.get("publisher"), id=d["id"]
            )
            yield Event(row["id"], row.get("topic", row["id"]), _read(document))


def _read(document: Document) -> Annotated:
    return annotate(document, Split())


def _voices(events: Sequence[Event]) -> Voices:
    return Analysis([e.article for e in events], Independence()).voices


def _stories(events: Sequence[Event], voices: Voices, grouping: Grouping) -> dict[str, int]:
    stories = grouping([e.article for e in events], voices)
    return {a.document.id: number for number, story in enumerate(stories) for a in story.articles}


def _scores(events: Sequence[Event], voices: Voices, grouping: Grouping) -> Scores:
    found = _stories(events, voices, grouping)
    both = Counter((found[e.article.document.id], e.name) for e in events)
    in_story, in_event = Counter(found.values()), Counter(e.name for e in events)
    scores = {}
    for e in events:
        story = found[e.article.document.id]
        right = both[story, e.name]
        scores[e.article.document.id] = right / in_story[story], right / in_event[e.name]
    return scores


def _mean(scores: Scores, part: int) -> float:
    return sum(score[part] for score in scores.values()) / len(scores)


def _f1(scores: Scores) -> float:
    precision, recall = _mean(scores, 0), _mean(scores, 1)
    return 2 * precision * recall / (precision + recall)


def _out_of_fold(events: Sequence[Event], voices: Voices) -> float:
    tried = {grouping: _scores(events, voices, grouping) for grouping in _GRID}
    kept: dict[str, tuple[float, float]] = {}
    chosen: Counter[Grouping] = Counter()
    for topic in sorted({e.topic for e in events}):
        rest = [e.article.document.id for e in events if e.topic != topic]
        found = {grouping: _f1({name: scores[name] for name in rest}) for grouping, scores in tried.items()}
        best = max(found, key=functools.partial(_smoothed, found))
        chosen[best] += 1
        kept |= {
            e.article.document.id: tried[best][e.article.document.id] for e in events if e.topic == topic
        }
    for grouping, count in chosen.most_common(3):
        print(f"  chosen {count:>3} times  {grouping.weights}, link {grouping.link}, split {grouping.split}")
    return _f1(kept)


def _smoothed(found: Mapping[Grouping, float], at: Grouping) -> float:
    """Return the mean of a setting and those one step away in ``link``: a lucky threshold is no good one."""
    same = {other.link: f1 for other, f1 in found.items() if replace(other, link=at.link) == at}
    near = [f1 for link, f1 in same.items() if abs(link - at.link) < 0.03]
    return sum(near) / len(near)


def _whole(events: Sequence[Event]) -> Iterator[tuple[str, bool]]:
    """Yield whether each event of the outlets, and of the examples, is one story without other articles."""
    found = _stories(events, _voices(events), Grouping())
    for name in dict.fromkeys(e.name for e in events if "ecb" not in e.name):
        stories = {found[e.article.document.id] for e in events if e.name == name}
        inside = {e.name for e in events if found[e.article.document.id] in stories}
        yield name, len(stories) == 1 and inside == {name}


if __name__ == "__main__":
    sys.exit(main())
