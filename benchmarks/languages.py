"""Write what is read in which language into docs/languages.md: python benchmarks/languages.py.

The table is made from the files in summarize/language/tables. With --check nothing is written, and the
command fails where the table is stale.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

from summarize.language import tables
from summarize.language.tables.contrast import Hedges, Negation, Opposites
from summarize.language.tables.printed import Dates, Furniture, Headlines, Mail, Notices, Page
from summarize.language.tables.section import Section
from summarize.language.tables.speech import (
    Alphabet,
    Empty,
    Figures,
    Languages,
    Progress,
    References,
    Reporting,
    Unsettled,
    Words,
)
from summarize.language.tables.written import Calendar, Nominal, Splitting

PAGE = Path(__file__).parent.parent / "docs" / "languages.md"
BEGIN, END = "<!-- made by benchmarks/languages.py -->", "<!-- end -->"
COLUMNS: dict[str, type[Section]] = {
    "alphabet": Alphabet, "splitting": Splitting, "figures": Figures, "calendar": Calendar,
    "unsettled": Unsettled, "negation": Negation, "hedges": Hedges, "opposites": Opposites,
    "reporting": Reporting, "progress": Progress, "references": References, "empty": Empty,
    "headlines": Headlines, "nominal": Nominal, "furniture": Furniture,
    "notices": Notices, "dates": Dates, "mail": Mail, "page": Page,
}  # fmt: skip


def table() -> str:
    """Return the table in Markdown, a row for each language."""
    lines = [
        f"| language | stop words | stems | {' | '.join(COLUMNS)} |",
        f"|---|{'|'.join([':-:'] * (len(COLUMNS) + 2))}|",
    ]
    having = {name: set(tables.languages(kind)) for name, kind in COLUMNS.items()}
    for code in tables.codes():
        if code == tables.COMMON:
            continue
        words = tables.get(Words, code)
        cells = [words.stop_words, words.stemmer, *(code in having[name] for name in COLUMNS)]
        lines.append(f"| {_name(code)} | {' | '.join('✓' if cell else '' for cell in cells)} |")
    return "\n".join(lines)


def _name(code: str) -> str:
    """Return a language as the first line of its file calls it, with its codes."""
    first = (files(tables) / f"{code}.toml").read_text(encoding="utf-8").partition("\n")[0]
    aliases = tables.get(Languages, tables.COMMON).aliases
    codes = [code, *sorted(other for other, same in aliases.items() if same == code)]
    return f"{first.strip('# .')} ({', '.join(codes)})"


def page() -> str:
    """Return the whole page with the table as the files have it now."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return f"{head}{BEGIN}\n\n{table()}\n\n{END}{rest.partition(END)[2]}"


def main() -> int:
    """Write the page, or say whether it is stale."""
    new = page()
    stale = new != PAGE.read_text(encoding="utf-8")
    if "--check" in sys.argv[1:]:
        print("stale" if stale else "up to date")
        return int(stale)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
