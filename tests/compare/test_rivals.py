"""Where accounts of one event count one thing otherwise, no agreement of some of them is printed."""

from __future__ import annotations

import pytest

from summarize import Document, summarize

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
