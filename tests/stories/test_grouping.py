"""Which articles report one event."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from summarize.analysis import Analysis, annotate
from summarize.analysis.annotate import Split
from summarize.analysis.independence import Independence
from summarize.model import Document, distinct
from summarize.stories import Grouping, Story
from summarize.stories.linkage import Apart, average_link, split_again

BRIDGE = (
    "The Halden bridge collapsed on Monday, and 14 people were hurt. Rescuers searched the river Orme until dark.",
    "Fourteen people were hurt when the Halden bridge fell into the river Orme on Monday, police in Halden said.",
    "Engineers had warned of cracks in the Halden bridge over the Orme. It fell on Monday; 14 were hurt.",
)
CUP = (
    "Norwood Rovers won the Albion Cup on Sunday, beating Castleton 3-1. Dana Price scored twice for Norwood.",
    "Dana Price scored two goals as Norwood Rovers beat Castleton 3-1 to win the Albion Cup.",
)
ALONE = "The museum of glass in Vero opens a new wing with works by Ilse Brandt next spring."


def stories(documents: list[Document], grouping: Grouping | None = None) -> tuple[Story, ...]:
    annotated = [annotate(document, Split()) for document in distinct(documents)]
    return (grouping or Grouping())(annotated, Analysis(annotated, Independence()).voices)


def texts(found: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(article.document.text for article in story.articles) for story in found}


def test_articles_about_one_event_are_one_story() -> None:
    found = stories([Document(text=text) for text in (*BRIDGE, *CUP, ALONE)])
    assert texts(found) == {frozenset(BRIDGE), frozenset(CUP), frozenset([ALONE])}


@given(st.permutations([*BRIDGE, *CUP, ALONE]))
def test_the_order_of_the_articles_changes_nothing(order: list[str]) -> None:
    found = stories([Document(text=text) for text in order])
    assert [story.id for story in found] == [
        story.id for story in stories([Document(text=text) for text in (*BRIDGE, *CUP, ALONE)])
    ]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_every_article_is_in_exactly_one_story(given_: list[str]) -> None:
    documents = distinct(Document(text=text) for text in given_)
    found = [a.document.id for story in stories(list(documents)) for a in story.articles]
    assert sorted(found) == sorted(document.id for document in documents)


def test_a_copy_is_in_the_story_of_its_original_and_no_voice_of_its_own() -> None:
    copies = [Document(text=BRIDGE[0], publisher=name) for name in ("Herald", "Post", "Wire")]
    (story,) = stories([*copies, Document(text=BRIDGE[1], publisher="Tribune")])
    assert (len(story.articles), story.voices) == (4, 2)


def test_articles_of_one_kind_of_event_are_apart_when_years_lie_between_them() -> None:
    first, second = (
        Document(text=text, published=day)
        for text, day in zip(CUP, ("2020-05-03", "2026-05-03"), strict=True)
    )
    assert len(stories([first, second])) == 2
    assert len(stories([first, replace(second, published="2020-05-04")])) == 1


def test_a_group_of_two_halves_that_have_little_in_common_is_divided() -> None:
    likeness = np.full((6, 6), 0.2)
    likeness[:3, :3] = likeness[3:, 3:] = 0.8
    np.fill_diagonal(likeness, 1.0)
    (group,) = average_link(likeness, 0.15)
    assert split_again(likeness, group, Apart(0.5, 1.0)) == [[0, 1, 2], [3, 4, 5]]
    assert split_again(likeness, group, Apart(0.2, 1.0)) == [[0, 1, 2, 3, 4, 5]]
    assert split_again(likeness, group, Apart(0.5, 0.19)) == [[0, 1, 2, 3, 4, 5]]


def test_no_articles_are_no_stories() -> None:
    assert stories([]) == ()


def test_few_articles_that_share_an_everyday_word_stay_apart() -> None:
    lines = (
        "The Halden bridge fell into the Orme. Fourteen people were hurt.",
        "The central bank raised its interest rates to 4 per cent. Shares fell.",
        "A lighthouse keeper won the Lantern prize for a novel about winter.",
        "Snow fell on the vineyards of Castleton this winter.",
    )
    assert len(stories([Document(text=text) for text in lines])) == len(lines)


def test_a_place_alone_makes_no_event() -> None:
    visit = "The minister visited a school in Ferrin on Monday. She promised new desks. Pupils sang for her."
    whale = "A whale was found dead near Ferrin on Monday. Biologists took samples. It weighs nine tonnes."
    assert len(stories([Document(text=visit, title="Minister in Ferrin"), Document(text=whale)])) == 2
