"""Columns, running heads and page breaks of PDF files."""

from __future__ import annotations

import re
import textwrap

import pytest
from fixture_inputs import only
from written_pdf import pdf, pdf_of_streams, placed_pdf

from summarize.ingest.read import read

LEFT = (
    "The river board met in Ostby on Monday and agreed to open the old sluice for the first time in nine years. "
    "The water stood at 2.1 metres when the gate was raised, the wardens said. Farmers below the weir were told to "
    "move their cattle to the high field by noon. The board will meet again in May to judge the cost of a new gate."
)
RIGHT = (
    "The anglers of the lower reach protested against the plan and blocked the road with their boats. Their chairman, "
    "Per Dahl, said that the spawn of the trout would be lost. The board replied that trout spawn above the weir. "
    "A study of the fish will be made by the college in Lund before the next season starts, and it will be public."
)
THIRD = (
    "A bakery in Lund gave bread to all who helped on the dam. Its owner, Eva Holm, said that nobody had asked her to. "
    "She will do so again when the water rises, and she hopes that others will do the same before the winter comes."
)


def column(text: str, *, x: float, width: int = 44, top: float = 700) -> list[tuple[float, float, str]]:
    return [(x, top - 12 * n, line) for n, line in enumerate(textwrap.wrap(text, width))]


def text_of(*columns: list[tuple[float, float, str]]) -> str:
    """Return the text of a page whose texts were written from top to bottom, across the columns."""
    texts = sorted((text for column in columns for text in column), key=lambda text: (-text[1], text[0]))
    return only(read(placed_pdf([texts]), origin="a.pdf")).text


def sentences(text: str) -> list[str]:
    return [f"{sentence}." for sentence in text.removesuffix(".").split(". ")]


def has_all(text: str, *parts: str) -> bool:
    flat = " ".join(text.split())
    return all(sentence in flat for part in parts for sentence in sentences(part))


@pytest.mark.parametrize("right", [255, 280, 320])
def test_two_columns(right: float) -> None:
    text = text_of(column(LEFT, x=50), column(RIGHT, x=right))
    assert has_all(text, LEFT, RIGHT)
    assert text.index(LEFT[:20]) < text.index(RIGHT[:20])


def test_columns_whose_lines_are_not_level() -> None:
    assert has_all(text_of(column(LEFT, x=50), column(RIGHT, x=320, top=694)), LEFT, RIGHT)


def test_a_sentence_goes_on_in_the_next_column() -> None:
    lines = textwrap.wrap(f"{LEFT} {RIGHT}", 44)
    half = len(lines) // 2
    sides = [
        [(x, 700 - 12.0 * n, line) for n, line in enumerate(part)]
        for x, part in ((50, lines[:half]), (320, lines[half:]))
    ]
    assert has_all(text_of(*sides), LEFT, RIGHT)


def test_three_columns_and_a_headline_over_them() -> None:
    head = [
        (
            50.0,
            730.0,
            "River board opens the old sluice after nine years, and the anglers of the lower reach protest",
        )
    ]
    parts = (column(LEFT, x=40, width=30), column(RIGHT, x=220, width=30), column(THIRD, x=400, width=30))
    text = text_of(head, *parts)
    assert has_all(text, LEFT, RIGHT, THIRD)
    assert text.startswith(head[0][2])


def test_a_paragraph_over_both_columns_stays_between_them() -> None:
    across = column(THIRD, x=50, width=100, top=560)
    above = column(LEFT, x=50), column(RIGHT, x=320)
    below = (
        column(LEFT.replace("Ostby", "Lund"), x=50, top=500),
        column(RIGHT.replace("Per", "Ole"), x=320, top=500),
    )
    text = text_of(*above, across, *below)
    assert has_all(text, LEFT, RIGHT, THIRD, LEFT.replace("Ostby", "Lund"), RIGHT.replace("Per", "Ole"))


def test_a_narrow_column_beside_a_wide_one() -> None:
    text = text_of(column(LEFT, x=50, width=70), column(THIRD, x=430, width=24))
    assert has_all(text, LEFT, THIRD)


@pytest.mark.parametrize(
    "operator", ["{x} {y} Td ({word}) Tj {back} {up} Td", "1 0 0 1 {x} {y} Tm ({word}) Tj"]
)
def test_columns_that_are_written_word_by_word(operator: str) -> None:
    words = []
    for x, y, line in sorted(column(LEFT, x=50) + column(RIGHT, x=320), key=lambda text: (-text[1], text[0])):
        for found in re.finditer(r"\S+", line):
            place = x + 5.4 * found.start()
            words.append(operator.format(x=place, y=y, word=found[0], back=-place, up=-y))
    stream = f"BT /F1 9 Tf {' '.join(words)} ET"
    assert has_all(only(read(pdf_of_streams([stream], face="Courier"), origin="a.pdf")).text, LEFT, RIGHT)


ROWS = [("Ostby", "2.1 metres", "open"), ("Lund", "1.9 metres", "shut"), ("Fen", "0.4 metres", "shut"),
        ("Lake", "3.0 metres", "open"), ("Hill", "1.1 metres", "open"), ("Mill", "2.2 metres", "shut")]  # fmt: skip


@pytest.mark.parametrize("more", [[], column(LEFT, x=50, width=90, top=600)])
def test_a_table_is_read_row_by_row(more: list[tuple[float, float, str]]) -> None:
    cells = [
        (x, 700 - 12.0 * n, cell)
        for n, row in enumerate(ROWS)
        for x, cell in zip((50.0, 250.0, 400.0), row, strict=True)
    ]
    text = text_of(cells, more)
    assert [line.split() for line in text.splitlines()[: len(ROWS)]] == [
        " ".join(row).split() for row in ROWS
    ]
    assert has_all(text, LEFT) or not more


def test_a_table_in_a_column_is_read_row_by_row() -> None:
    cells = [
        (x, 580 - 12.0 * n, cell)
        for n, row in enumerate(ROWS)
        for x, cell in zip((50.0, 150.0), row, strict=False)
    ]
    text = text_of(column(LEFT, x=50), cells, column(f"{RIGHT} {THIRD}", x=320))
    assert has_all(text, LEFT, RIGHT, THIRD)
    assert all(f"{row[0]} {row[1]}" in " ".join(text.split()) for row in ROWS)


def test_lines_in_one_column_stay_in_their_order() -> None:
    centred = [(300 - 2.2 * len(line), y, line) for _, y, line in column(LEFT, x=0, width=60)]
    assert text_of(centred).split("\n") == [line for _, _, line in centred]
    named = [(50.0, y, f"{n}.") for n, (_, y, _) in enumerate(column(LEFT, x=0), 1)]
    assert (
        text_of(named, column(LEFT, x=80)).split("\n")[0] == "1. The river board met in Ostby on Monday and"
    )


BODY = textwrap.wrap(f"{LEFT} {RIGHT} {THIRD}", 60)
BREAKS = [BODY[n : n + 4] for n in range(0, len(BODY), 4)]
HEADS = {
    "the same": lambda _: ["River Board Bulletin"],
    "left and right": lambda n: ["Issue 12 - March 2026" if n % 2 else "RIVER BOARD BULLETIN"],
    "with numbers": lambda n: [f"{n + 1} River Board Bulletin" if n % 2 else f"The old sluice {n + 1}"],
    "chapters": lambda n: [f"{['The sluice', 'The trout', 'The bread'][n % 3]} {n + 7}"],
    "two lines": lambda _: ["River Board Bulletin", "Issue 12"],
    "chapters of some pages": lambda n: ["The sluice" if n < 2 else "The trout"],
}
FEET = {
    "page of": lambda n: [f"Page {n + 1} of {len(BREAKS)}"],
    "bare": lambda n: [f"{n + 1}"],
    "dashes": lambda n: [f"- {n + 3} -"],
    "address": lambda _: ["www.river.example"],
    "none": lambda _: [],
}


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("head", HEADS)
def test_running_heads_and_feet(head: str, foot: str) -> None:
    pages = [[*HEADS[head](n), *lines, *FEET[foot](n)] for n, lines in enumerate(BREAKS)]
    assert only(read(pdf(pages), origin="a.pdf")).text.split() == f"{LEFT} {RIGHT} {THIRD}".split()
    # A sentence goes on over a page break, so that no blank line stands in it.
    text = only(read(pdf(pages), origin="a.pdf")).text
    assert all(text[found - 1] == "." for found in range(len(text)) if text.startswith("\n\n", found))


def test_two_pages_with_numbers() -> None:
    pages = [[*BODY[:5], "1"], [*BODY[5:], "2"]]
    assert only(read(pdf(pages), origin="a.pdf")).text.split() == f"{LEFT} {RIGHT} {THIRD}".split()


def test_words_that_are_divided_at_the_end_of_a_page() -> None:
    pages = [
        ["Head", "The board will meet again in May to dis-", "1"],
        ["Head", "cuss the gate.", "2"],
        ["Head", "It rained.", "3"],
    ]
    assert (
        only(read(pdf(pages), origin="a.pdf")).text
        == "The board will meet again in May to discuss the gate.\n\nIt rained."
    )


def test_a_sentence_that_pages_repeat_is_no_head() -> None:
    said = "The board will not open the old sluice before May."
    pages = [[said, *BODY[:3]], BODY[3:6], [said, *BODY[6:9]], BODY[9:12], [*BODY[12:]]]
    assert only(read(pdf(pages), origin="a.pdf")).text.count(said) == 2


def test_columns_below_running_heads() -> None:
    pages = []
    bodies = [
        (f"{LEFT} So said {name}.", f"{RIGHT} So said {name}.") for name in ("Ada", "Bob", "Cara", "Dan")
    ]
    for n, (left, right) in enumerate(bodies, 1):
        head = [
            (50.0, 770.0, f"{n}"),
            (400.0, 770.0, "River Board Bulletin"),
            (300.0, 30.0, f"Page {n} of 4"),
        ]
        texts = [*head, *column(left, x=50), *column(right, x=320)]
        pages.append(sorted(texts, key=lambda text: (-text[1], text[0])))
    text = only(read(placed_pdf(pages), origin="a.pdf")).text
    assert "Bulletin" not in text
    assert "Page" not in text
    assert all(has_all(text, *body) for body in bodies)
