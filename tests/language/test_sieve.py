"""A sieve lets through every text that its pattern matches."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from summarize.language.lines import Sieve, sifted
from summarize.language.notice_patterns import notice_patterns

PATTERNS = [
    r"(?i)\b(?:sign up|subscribe)\b.*\bnewsletters?\b",
    r"(?i)\bphoto(?:graph)?s?[: ]\p{Lu}",
    r"(?<=by )AP\.?$|\(AFP\)",
    r"a{2,}bcd|x{0,3}yzz|[\]a-c]def",
    r"(?P<day>\d{1,2}) (?:May|June)(?!\d)",
    r"(?i)é(?:tude|tat)+\?",
]
KNOWN = [notice_patterns().legal, notice_patterns().mail_words]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_what_matches_passes(pattern: str, data: st.DataObject) -> None:
    pieces = regex.findall(r"\p{L}+|\d|[^\p{L}]", pattern)
    text = "".join(data.draw(st.lists(st.sampled_from([*pieces, " ", "5", "AP", "É", "ſ"]), max_size=12)))
    text = data.draw(st.sampled_from([text, text.upper(), text.lower()]))
    compiled = regex.compile(pattern)
    sieve = Sieve(pattern)
    assert sieve.pieces
    assert (sieve.search(text) is None) == (compiled.search(text) is None)


@pytest.mark.parametrize("sieve", KNOWN)
def test_patterns_of_the_tables_have_pieces(sieve: Sieve) -> None:
    assert sieve.pieces


def test_a_pattern_needs_a_piece_of_each_of_its_parts() -> None:
    sieve = Sieve(r"(?i)(?:early )?(?:may|march|marches) \d{1,2}(?:st)?")
    assert [len(pieces) for pieces in sieve.pieces] == [10, 2]
    assert sieve.may_match("On March 3")
    assert not sieve.may_match("In March")
    assert not sieve.may_match("On 3 April")


@pytest.mark.parametrize("pattern", ["a|bcdef", "(?:abc)?", "[abc]+", "abc|", "(?i)\\p{L}+"])
def test_no_piece_is_in_all_that_these_match(pattern: str) -> None:
    assert not Sieve(pattern).pieces
    assert Sieve(pattern).may_match("")


def test_patterns_are_sifted_by_their_pieces() -> None:
    sieves = [Sieve(f"(?i){p}") for p in (r"\d+ days", "monday", ".")]
    assert [p.pattern for p in sifted(sieves, "It rained on MONDAY.")] == ["(?i)monday", "(?i)."]
    assert len(sifted(sieves, "雨")) == 3
