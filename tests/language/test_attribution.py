"""Quotations, who says it, how far it has come: what one sentence tells."""

from __future__ import annotations

import pytest
from fixture_documents import Case, cases
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarize.language import tables
from summarize.language.attribution import claimant, speaker
from summarize.language.progress import stages
from summarize.language.quotations import quotations
from summarize.language.tables.speech import Reporting
from summarize.language.terms import analyse
from summarize.language.words import word_offsets

LANGUAGES = st.sampled_from([*tables.languages(Reporting), "ja", "zh", "ko", "tr", None])
MARKED = st.text(alphabet="ab sS.,!\n“”„«»‹›‘’‚'\"`「」『』é")
WORDS = st.lists(
    st.sampled_from(
        [
            "according",
            "to",
            "the",
            "police",
            "said",
            "Anna",
            "Berg",
            ",",
            ".",
            "“",
            "”",
            "«",
            "»",
            "’s",
            "that",
            "report",
            "from",
            "officials",
            "a",
            "signed",
            "will",
            "be",
            "not",
            "He",
            "selon",
            "laut",
            "podle",
            "minister",
            "reports",
            "in",
            "of",
            "and",
            "Oslo",
            ",”",
            "announced",
            "plan",
            "to",
            "O’Neill",
            "2",
            "によると",
            "据",
            "称",
        ]
    )
).map(" ".join)
TEXTS = st.one_of(st.text(), MARKED, WORDS)


def taken_apart(case: Case) -> tuple[str, str]:
    language, _, text = case.given.partition(": ")
    return text, language


@pytest.mark.parametrize("case", cases("quotations"))
def test_quotations(case: Case) -> None:
    found = [f"{q.marks} {case.given[q.start : q.end]}" for q in quotations(case.given)]
    assert (" | ".join(found) or "none") == case.expected


@pytest.mark.parametrize("case", cases("claimants"))
def test_claimants(case: Case) -> None:
    text, language = taken_apart(case)
    found = claimant(text, language)
    assert (text[slice(*found)] if found else "none") == case.expected


@pytest.mark.parametrize("case", cases("stages"))
def test_stages(case: Case) -> None:
    text, language = taken_apart(case)
    found = [f"{m.stage} {text[m.start : m.end]}" for m in stages(text, language)]
    assert (" | ".join(found) or "none") == case.expected


@settings(max_examples=300)
@given(TEXTS)
@example("“a\n\n“b\n\n“c")
@example("‘s’ 's'")
def test_quotations_of_any_text_follow_each_other(text: str) -> None:
    last = 0
    for quotation in quotations(text):
        assert last <= quotation.start < quotation.end <= len(text)
        assert any(map(str.isalnum, text[quotation.start : quotation.end]))
        last = quotation.end


@settings(max_examples=300)
@given(TEXTS, LANGUAGES)
def test_attribution_of_any_text_lies_in_it(text: str, language: str | None) -> None:
    for found in (claimant(text, language), speaker(text, None, language)):
        assert found is None or 0 <= found[0] < found[1] <= len(text)
    last = 0
    for mention in stages(text, language):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


@settings(max_examples=300)
@given(st.one_of(TEXTS, st.text(alphabet="aé\u0301\u00ad\u200d’'sS中文字ีกี้1,0.-− \u1100\u1161ﬁ")))
@example("the players’s co\u00adoperation e\u0301te\u0301 1,000 中文字")
def test_every_word_has_its_place(text: str) -> None:
    offsets, words = word_offsets(text), analyse(text, "en").words
    assert len(offsets) == len(words)
    assert all(0 <= a < b <= len(text) for a, b in offsets)
    assert [a for a, _ in offsets] == sorted(a for a, _ in offsets)


def test_the_place_of_a_word_is_the_word() -> None:
    text = "The players’s co\u00adoperation in e\u0301te\u0301: 1,000 中文字."
    assert [text[a:b] for a, b in word_offsets(text)] == [
        "The", "players", "co\u00adoperation", "in", "e\u0301te\u0301", "1,000", "中文", "文字",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", [' "a', "‘“‘ab", "“a ", "«„“", "'a ", "\n\n“a", "``a", "「", "'"])
@pytest.mark.timeout(30)
def test_marks_without_end_take_no_time(mark: str) -> None:
    assert isinstance(quotations(mark * 100_000), list)
