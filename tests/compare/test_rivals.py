"""Where accounts of one event count one thing otherwise, no agreement of some of them is printed."""

from __future__ import annotations

import pytest

from summarize import Document, Pipeline, summarize
from summarize.compare.themes import Labels

FIRST = (
    "Lorvia and Khesar exchanged prisoners at Rosenhof Castle on Thursday. "
    "Lorvia released three Khesari citizens in return for two engineers. Talks on gas went on at the castle."
)
SECOND = (
    "Prisoners were exchanged by Lorvia and Khesar on Thursday, the castle of Rosenhof said. "
    "In return for two engineers, three Khesari citizens were released by Lorvia. Gas was no subject."
)


@pytest.mark.parametrize(("count", "printed"), [("three", True), ("four", False), ("ninety", True)])
def test_what_a_third_account_counts_otherwise_is_not_agreed_on(count: str, printed: bool) -> None:  # noqa: FBT001
    third = (
        "At the castle of Rosenhof, Lorvia and Khesar exchanged prisoners on Thursday. "
        f"Of the Khesari side, {count} citizens came home. Lorvia and Khesar will talk about gas in May."
    )
    digest = summarize([Document(text=text, language="en") for text in (FIRST, SECOND, third)])
    agreed = [v.raw for card in digest.discrepancies if card.verdict == "agree" for v in card.values]
    assert any("three" in raw and "citizens" in raw for raw in agreed) is printed


def test_a_figure_of_nothing_that_is_named_may_be_that_of_another_account() -> None:
    first = (
        "Lorvia went to court on Monday over a contract worth 96 million talers with the maker Medora. "
        "The trial of the minister in Lorvia will last until May."
    )
    second = (
        "The trial of the minister over the Medora contract began in Lorvia on Monday. "
        "The price tag was {}. The court in Lorvia will sit until May."
    )

    def alone(price: str) -> set[str]:
        digest = summarize([Document(text=t, language="en") for t in (first, second.format(price))])
        return {fact.text for one in digest.coverage.single_source for fact in one.facts}

    assert "nearly 100 million" not in alone("nearly 100 million")
    assert "nearly 300 million" in alone("nearly 300 million")


def test_an_agreement_is_named_by_the_clause_around_its_figure() -> None:
    poll = (
        "In an Omnis poll in Lorvia the Democratic Left is at 31 percent and the Centre Union at 22 percent.",
        "According to the pollster Omnis, 22 per cent of Lorvia would vote for the Centre Union now; for the "
        "Democratic Left it is 31.",
    )
    digest = summarize([Document(text=f"{p} It rained.", language="en") for p in poll])
    agreed = [c for c in digest.discrepancies if c.verdict == "agree" and "22" in c.values[0].raw]
    assert [card.subject for card in agreed]
    assert all("Centre Union" in card.subject and "22" in card.subject for card in agreed)


def test_words_of_time_name_no_theme() -> None:
    sentences = [
        "The bridge of Corran was built two years ago.",
        "The ferry sank in the harbour ten years ago.",
        "The mill on the river burnt down six years ago.",
        *(
            f"The mayor opened the {place} in the rain."
            for place in ("school", "park", "pool", "market", "inn")
        ),
    ]
    analysis = Pipeline().analyse([Document(text=" ".join(sentences), language="en")])
    labels = Labels(analysis, [*range(len(sentences))])
    assert labels.of([0, 1, 2]) is None
    river = [s.replace("years ago", "river banks") for s in sentences[:3]] + sentences[3:]
    analysis = Pipeline().analyse([Document(text=" ".join(river), language="en")])
    named = Labels(analysis, [*range(len(river))]).of([0, 1, 2])
    assert named is not None
    assert named[0] == "river banks"
