"""Which sentences can tell one instance of an event, and how probable it is that they make one assertion."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Document
from summarize.analysis import Analysis
from summarize.analysis.pairs import FEATURES, Bags, pair_features, trained
from summarize.analysis.sameness import comparable, may_be_one
from summarize.analysis.statements import Statements
from summarize.compare.frames import running_total
from summarize.pipeline import Pipeline
from summarize.stages.dedup import Deduplicate


def analyse(*articles: tuple[str, str | None]) -> Analysis:
    return Pipeline().analyse(
        Document(text=text, id=str(n), language="en", published=day) for n, (text, day) in enumerate(articles)
    )


def test_named_days_that_differ_are_two_instances() -> None:
    analysis = analyse(
        ("A quake shook Padang on 12 September 2007.", "2007-09-20"),
        ("A quake shook Padang on 15 September 2007.", "2007-09-20"),
    )
    assert analysis.instances.compatible(0, 1) is False


def test_a_day_apart_may_be_a_time_zone() -> None:
    analysis = analyse(
        ("A quake shook Padang on 12 September 2007.", None),
        ("A quake shook Padang on 13 September 2007.", None),
    )
    assert analysis.instances.compatible(0, 1) is True


def test_without_dates_a_rare_name_tells_one_instance() -> None:
    analysis = analyse(("The mine near Lengede was flooded.", None), ("Miners left Lengede alive.", None))
    assert analysis.instances.compatible(0, 1) is True


def test_without_names_and_figures_nothing_is_known() -> None:
    analysis = analyse(("The mine was flooded.", None), ("The miners left it alive.", None))
    assert analysis.instances.compatible(0, 1) is None


def test_weeks_apart_a_name_alone_is_not_enough() -> None:
    first, second = "The mine near Lengede was flooded.", "Miners left the pit of Lengede alive."
    analysis = analyse((first, "2024-03-04"), (second, "2024-03-25"))
    assert analysis.instances.compatible(0, 1) is None
    assert not analysis.instances.same_episode(0, 1)
    counted = analyse((f"{first[:-1]} with 40 men.", "2024-03-04"), (f"All 40 {second}", "2024-03-25"))
    assert counted.instances.compatible(0, 1) is True


def test_documents_without_a_day_are_one_episode() -> None:
    analysis = analyse(("It rained.", None), ("It snowed.", None), ("It hailed.", "2024-03-04"))
    assert analysis.instances.same_episode(0, 1)
    assert not analysis.instances.same_episode(0, 2)


@pytest.mark.parametrize(
    ("papers", "day", "may"),
    [
        (("Echo", "Echo"), None, False),
        (("Echo", "Bote"), None, True),
        ((None, None), None, True),
        (("Echo", "Echo"), "2026-03-03", False),
        (("Echo", "Bote"), "2026-03-03", True),
    ],
)
def test_two_articles_of_one_paper_are_of_two_events(
    papers: tuple[str | None, str | None],
    day: str | None,
    may: bool,  # noqa: FBT001
) -> None:
    texts = (
        "The bridge over the Elbe near Riesa was closed after a beam broke.",
        "A beam broke, and the bridge near Riesa was closed to all trains.",
    )
    analysis = Pipeline().analyse(
        Document(text=text, id=str(n), language="en", publisher=paper, published=day)
        for n, (text, paper) in enumerate(zip(texts, papers, strict=True))
    )
    assert analysis.instances.same_episode(0, 1) is may
    assert any(probability > 0 for _, _, probability in analysis.same) is may


def test_a_toll_that_grows_is_a_running_total() -> None:
    analysis = analyse(
        ("In Aceh 80,000 people were killed.", "2004-12-29"),
        ("In Aceh 120,000 people were killed.", "2005-01-18"),
        ("In Aceh 90,000 houses were destroyed.", "2005-01-18"),
    )
    assert running_total(analysis, 0, 1)
    assert running_total(analysis, 1, 0)
    assert not running_total(analysis, 0, 2)


def test_the_same_words_about_two_days_are_two_assertions() -> None:
    said = "The trial of the former mayor was adjourned on Monday."
    assert len(Deduplicate()(analyse((said, "2024-03-04"), (said, "2024-03-18")))) == 2
    assert len(Deduplicate()(analyse((said, "2024-03-04"), (said, "2024-03-05")))) == 1


def test_what_is_mentioned_is_not_merged() -> None:
    analysis = analyse(
        ("Rescuers freed forty miners from the flooded Lengede shaft. It rained.", None),
        ("Forty miners are free again after two weeks in the flooded shaft. Families cheered.", None),
    )
    clusters = Deduplicate(same=1, see_also=0.01)(analysis)
    mentioned = {i for cluster in clusters for i in cluster.see_also}
    assert mentioned
    assert all(len(cluster.sentences) == 1 for cluster in clusters)


WORDS = st.lists(
    st.sampled_from(
        ["Putin", "Xi", "Beijing", "ties", "gas", "deal", "reach", "signs", "50", "106", "billion", "parade"]
    ),
    min_size=3,
)
SENTENCES = st.lists(WORDS.map(lambda words: f"The {' '.join(words[:9])} today."), min_size=2, max_size=5)
DAYS = st.sampled_from([None, "2024-03-04", "2024-03-05", "2024-04-20"])


@given(st.lists(st.tuples(SENTENCES.map(" ".join), DAYS), min_size=2, max_size=4))
def test_pairs_are_judged_alike_in_both_directions(articles: list[tuple[str, str | None]]) -> None:
    analysis = analyse(*articles)
    pairs = comparable(analysis)
    there = pair_features(analysis, pairs.first, pairs.second)
    back = pair_features(analysis, pairs.second, pairs.first)
    assert there.shape == (len(pairs.first), len(FEATURES))
    assert np.allclose(there, back)
    assert np.all((trained()(there) >= 0) & (trained()(there) <= 1))
    instances = analysis.instances
    for i, j in combinations(analysis.prose, 2):
        assert instances.compatible(i, j) is instances.compatible(j, i)


@given(st.lists(st.tuples(SENTENCES.map(" ".join), DAYS), min_size=2, max_size=4))
def test_all_pairs_of_a_cluster_are_alike_and_probable_in_the_mean(
    articles: list[tuple[str, str | None]],
) -> None:
    analysis, rule = analyse(*articles), Deduplicate()
    unit_of = {i: n for n, unit in enumerate(analysis.wordings) for i in unit}
    probability = {(a, b): p for a, b, p in analysis.same}
    for cluster in rule(analysis):
        units = sorted({unit_of[i] for i in cluster.sentences})
        pairs = [*combinations(units, 2)]
        if pairs and "copy" not in {member.relation for member in cluster.duplicates}:
            assert all(analysis.same.hold(*pair) for pair in pairs)
            assert sum(probability[pair] for pair in pairs) >= rule.same * len(pairs)
            assert all(
                analysis.conflicts[analysis.wordings[a][0], analysis.wordings[b][0]] is None for a, b in pairs
            )


def merged(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Whether the first sentences of two articles, each of a text and its day, make one assertion."""
    pipeline = Pipeline()
    clusters = pipeline.study(analyse(first, second)).ranking.clusters
    return max(len(cluster.sentences) for cluster in clusters) > 1


def test_what_one_paper_has_in_the_evening_another_one_has_the_next_morning() -> None:
    evening = (
        "President Rosa Quispe declared a state of emergency in Amazonas. Rain fell in Dalby. It is cold.",
        "2026-05-13",
    )
    text = (
        "A 60-day state of emergency in Amazonas was declared by President Rosa Quispe. A museum reopened. "
        "Trains were late."
    )
    assert merged(evening, (text, "2026-05-13"))
    assert merged(evening, (text, "2026-05-14"))
    assert not merged(evening, (text, "2026-05-16"))


def test_what_is_stopped_the_next_day_is_not_what_was_reported_the_day_before() -> None:
    before = (
        "On March 23 guards detained the fifteen sailors of the frigate near Dalby. Rain fell.",
        "2026-05-13",
    )
    after = (
        "The council suspended the release of fifteen British sailors whom guards detained on March 23 "
        "near Dalby. A museum reopened."
    )
    assert merged(before, (after, "2026-05-13"))
    assert not merged(before, (after, "2026-05-14"))


def test_a_short_sentence_that_names_nobody_belongs_to_its_days() -> None:
    first = "A Skyways plane landed in Porto because of smoke. No one was injured.", "2026-05-04"
    second = "Another Skyways plane landed in Faro because of smoke. No one was injured."
    for day, units in (("2026-05-04", 3), ("2026-05-05", 3), ("2026-05-11", 4)):
        analysis = analyse(first, (second, day))
        assert len(analysis.wordings) == units
        assert analysis.instances.compatible(1, 3) is (False if units == 4 else None)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("The strike began on Wednesday.", "The strike began on March 4.", True),
        ("The strike began on Tuesday.", "The strike began on March 4.", False),
        ("The strike began yesterday.", "The strike began on Wednesday.", True),
        ("The strike began on Tuesday, March 4.", "The strike began on March 4.", False),
        ("The strike began on March 4 and ended in June.", "The strike began on Wednesday.", False),
        ("The strike began.", "The strike began on Wednesday.", False),
        ("The strike began on Wednesday, not on Friday.", "It began on March 6, not on March 4.", False),
        ("The February vote was held on Wednesday.", "The January vote was held on March 4.", False),
    ],
)
def test_days_are_one_where_all_that_are_named_are_known(first: str, second: str, one: bool) -> None:  # noqa: FBT001
    analysis = analyse((first, "2026-03-05"), (second, "2026-03-05"))
    assert analysis.instances.of_one_time(0, 1) is one
    assert analysis.instances.of_one_time(1, 0) is one


@pytest.mark.parametrize(
    ("found", "probability", "may"),
    [
        ({"days": 1.0}, 0.1, True),
        ({"days": 40.0, "names": 1.0}, 0.75, True),
        ({"days": 40.0, "figures": 1.0}, 0.75, True),
        ({"days": 40.0, "names": 1.0, "figures": 1.0}, 0.65, False),
        ({"days": 40.0, "names": 1.0, "figures": 1.0, "jaccard": 0.6}, 0.6, True),
        ({"days": 40.0, "names": 1.0, "jaccard": 0.6}, 0.6, False),
        ({"days": 40.0}, 0.95, False),
        ({"days": 1.0, "episodes": 1.0}, 0.65, False),
    ],
)
def test_days_apart_only_what_is_nearly_sure_may_be_one(
    found: dict[str, float],
    probability: float,
    may: bool,  # noqa: FBT001
) -> None:
    found["days"] = np.log1p(found["days"])
    features = np.array([[found.get(name, 0.0) for name in FEATURES]])
    assert may_be_one(features, np.array([probability])).tolist() == [may]


FLOOD = (
    "The river rose by four metres in Dornach on Sunday and flooded the market square. "
    "Firefighters carried 31 residents of a nursing home through the water. "
)
RESCUED = "The brigade of Hallau said that 31 residents were carried through the water."


@pytest.mark.parametrize(
    ("elsewhere", "may"),
    [
        (FLOOD.replace("Sunday", "Sunday evening"), True),
        ("Hallau celebrated its harvest with a parade of tractors. The mayor gave a speech on wine.", False),
    ],
)
def test_only_of_two_reports_of_one_event_may_sentences_name_nothing_in_common(
    elsewhere: str,
    may: bool,  # noqa: FBT001
) -> None:
    """Where the reports are of one event, what names nobody in common may still be one assertion."""
    sentence = "Firefighters of Dornach said that 31 residents were carried through the water."
    analysis = analyse((FLOOD + sentence, None), (f"{elsewhere} {RESCUED}", None))
    texts = [analysis.texts[unit[0]] for unit in analysis.wordings]
    probability = {(texts[a], texts[b]): p for a, b, p in analysis.same}
    assert (probability[sentence, RESCUED] > 0) is may


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("Defence Minister Ann Lee said the fleet is ready.", "Defence Minister Ann Lee will resign.", False),
        ("Defence Minister Ann Lee will resign.", "Ann Lee, the minister, will resign in May.", True),
        ("Police chief Rolf Berg told Kirsten Dahl to wait.", "Rolf Berg, chief of police, wept.", False),
        (
            "Tom Roe, the mayor's chief of staff, quit.",
            "The mayor's former chief of staff, Tom Roe, hid.",
            False,
        ),
        (
            "Tom Roe, who was the mayor's aide, quit.",
            "Messages of Tom Roe, an aide of the mayor, went.",
            False,
        ),
        ("Tom Roe, the mayor's aide, is ill.", "In Brest, the aide of the mayor is ill, Tom Roe said.", True),
        ("On Monday Tom Roe, the aide, quit.", "Tom Roe, the aide, left the town on Monday.", True),
        ("The fleet left Brest for Toulon on Monday.", "In Brest and Toulon nobody worked.", False),
        ("MINISTER ANN LEE RESIGNS.", "Defence Minister Ann Lee will resign.", True),
    ],
)
def test_names_and_titles_alone_make_no_assertion(first: str, second: str, shared: bool) -> None:  # noqa: FBT001
    analysis = analyse((first, None), (second, None))
    statements = Statements(analysis)
    assert statements.shared(0, 1) is shared
    assert statements.shared(1, 0) is shared


BAGS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=5), min_size=2, max_size=8)


@given(BAGS)
def test_the_cosine_is_that_of_what_is_left_of_two_bags_less_the_mean_of_the_others(
    bags: list[list[str]],
) -> None:
    found = Bags(bags)
    first, second = np.triu_indices(len(bags), 1)
    weights = np.log1p(len(bags) / np.array([sum(t in bag for bag in bags) or 1 for t in "abcdefgh"]))
    rows = np.array([[w * (t in bag) for t, w in zip("abcdefgh", weights, strict=True)] for bag in bags])
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    units = np.divide(rows, length, out=np.zeros_like(rows), where=length > 0)
    count = len(bags) - 2 + 5
    for a, b, cosine in zip(first, second, found.cosine(first, second), strict=True):
        mean = (units.sum(axis=0) - units[a] - units[b]) / count
        one, two = units[a] - mean, units[b] - mean
        size = np.linalg.norm(one) * np.linalg.norm(two)
        expected = one @ two / size * count / (count + 5) if bags[a] and bags[b] else 0.0
        assert cosine == pytest.approx(expected, abs=1e-6) or not (bags[a] and bags[b])
        assert abs(cosine) <= 1
    assert Bags([["a", "b"]] * 4).cosine(np.array([0]), np.array([1])) == pytest.approx([7 / 12])
