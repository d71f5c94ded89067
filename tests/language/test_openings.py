"""What a text opens with is found as if all patterns were tried."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from summarize.language import tables
from summarize.language.openings import Openings, beginnings
from summarize.language.tables.printed import Furniture, Notices

PATTERNS = [
    r"(?:please )?(?:follow|like|find) us (?:on|at)\b",
    r"if you (?:no longer|do not|don['’]t)\b.{0,9}\bunsubscribe",
    r"(?:\p{Lu}\p{L}+|he) can be reached",
    r"\d+ comments?$",
    r"est[ea] (?:correo|e-?mail)",
    r"über|zu",
    r"(?!not)\(c\) \d{4}",
    r"o{0,2}ab{2}c|no+n",
]
FRONT = r"[^\p{L}\p{N}#]*", r"(?:(?:notice|note)\s?[:–-]\s?)?"
OF_TABLES = sorted({
    pattern
    for kind, keys in ((Notices, ("mailing", "confidential", "unfolding", "release", "calls")),
                       (Furniture, ("openings", "labels")))
    for section in tables.each(kind).values()
    for key in keys
    for pattern in getattr(section, key)
})  # fmt: skip


@given(data=st.data())
def test_a_text_opens_as_the_patterns_match(data: st.DataObject) -> None:
    pieces = regex.findall(r"\p{L}+|\d|[^\p{L}]", " ".join(PATTERNS))
    marks = ["", "– ", "(", "Notice: ", "«note - "]
    text = data.draw(st.sampled_from(marks)) + "".join(
        data.draw(st.lists(st.sampled_from([*pieces, " ", " ", "É", "ſ", "ṇ", "o", "Zu"]), max_size=9))
    )
    text = data.draw(st.sampled_from([text, text.upper(), text.lower()]))
    whole = regex.compile(f"(?i){''.join(FRONT)}(?:{'|'.join(PATTERNS)})")
    openings = Openings(PATTERNS, front=FRONT)
    assert openings.opens(text) == (whole.match(text) is not None)
    assert openings.may_open(text) or not openings.opens(text)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("(?:please )?note", {"please n", "note"}),
        ("(?i:are) ?you", {"areyou", "are you"}),
        ("[ab]c+d", {"ac", "bc"}),
        (r"e-?mail\s?:", {"email", "e-mail", "email:", "e-mail:"}),
        (r"\p{Lu}a|b", {"", "b"}),
        (r"(?=x)(?<!y)\bxy$", {"xy"}),
    ],
)
def test_beginnings(pattern: str, found: set[str]) -> None:
    assert beginnings(pattern) == found


def test_a_class_that_is_not_read_is_an_error() -> None:
    with pytest.raises(ValueError, match="not read"):
        beginnings("[[a-z]--[b]]")


def test_all_patterns_of_the_tables_can_be_read() -> None:
    assert all(map(beginnings, OF_TABLES))
