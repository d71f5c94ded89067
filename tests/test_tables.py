"""The tables of languages: every key is known and well-formed, and a language is one file."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import msgspec
import pytest
import regex

import summarize
from summarize.language import tables
from summarize.language.tables import contrast, printed, speech, written
from summarize.language.tables.printed import Notices
from summarize.language.tables.section import Patterns, Section
from summarize.language.tables.speech import Figures, Languages, Progress, References, Reporting
from summarize.language.tables.written import Calendar

ROOT = Path(__file__).resolve().parent
while not (ROOT / "pyproject.toml").exists():
    ROOT = ROOT.parent
FOLDER = Path(summarize.__file__).parent / "language" / "tables"
BY_NAME = {
    kind.__name__.lower(): kind
    for module in (contrast, printed, speech, written)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Section) and kind is not Section
}
SHARED = {"languages"}


@pytest.mark.parametrize("code", tables.codes())
def test_every_key_of_a_file_is_known_and_well_formed(code: str) -> None:
    text = (FOLDER / f"{code}.toml").read_text(encoding="utf-8")
    assert regex.match(r"# \p{Lu}.+\.\n", text), "the first line is the name of the language"
    assert regex.fullmatch(r"[a-z]{2,3}|common", code)
    whole = tomllib.loads(text)
    assert whole.keys() <= BY_NAME.keys()
    # A file is read by section: what is found in each must be what is found in the whole.
    for name, section in whole.items():
        read = tables.find(BY_NAME[name], code)
        assert read is not None
        assert read == tables.convert(BY_NAME[name], section)
        assert {field.encode_name for field in msgspec.structs.fields(read)} >= section.keys()
        assert section, f"[{name}] is empty"
        for pattern in _patterns(read):
            regex.compile(pattern)


def _patterns(section: Section) -> Iterator[str]:
    """Yield what is a regular expression in a section."""
    for field in msgspec.structs.fields(section):
        value = getattr(section, field.name)
        if field.type == Patterns and field.name != "according":
            yield from value
        elif field.name in {"according_pattern", "tails"} and value is not None:
            yield value
        elif isinstance(section, Calendar) and isinstance(value, str):
            yield value.format(n="x") if field.name == "ago" else value


@pytest.mark.parametrize("code", tables.languages(Calendar))
def test_a_calendar_is_whole(code: str) -> None:
    calendar = tables.find(Calendar, code)
    assert calendar is not None
    assert (len(calendar.months), len(calendar.weekdays)) == (12, 7)
    assert [name for _, name, _, _ in Formatter().parse(calendar.ago) if name is not None] == ["n"]
    assert {unit: {*forms} for unit, forms in calendar.periods.items()} == {
        unit: {"this", "last", "next"} for unit in ("week", "month", "year")
    }


@pytest.mark.parametrize("code", tables.languages(Figures))
def test_number_words_are_complete(code: str) -> None:
    figures = tables.get(Figures, code)
    assert (len(figures.cardinals), len(figures.tens)) == (19, 7)
    assert figures.one


def test_what_cannot_be_of_one_language_is_in_the_common_file() -> None:
    assert tables.languages(Languages) == ()
    assert not any(tables.get(Figures, code).bases for code in tables.languages(Figures))
    aliases = tables.get(Languages, tables.COMMON).aliases
    assert {*aliases.values()} <= {*tables.codes()}
    assert {*aliases}.isdisjoint(tables.codes())


def test_codes_of_one_language_are_read_by_one_table() -> None:
    assert tables.get(Reporting, "no") == tables.get(Reporting, "nn") == tables.get(Reporting, "nb")
    assert "sier" in tables.get(Reporting, "no").saying


def test_what_no_file_says_is_empty() -> None:
    assert tables.find(Calendar, "xx") is None
    assert tables.get(Progress, "xx").stages == {}
    assert tables.get(References, "").joining == ()
    assert tables.COMMON in tables.each(Notices)


@pytest.mark.parametrize(
    ("kind", "held", "message"),
    [
        (Reporting, {"sayings": "said"}, "unknown field `sayings`"),
        (Reporting, {"saying": ["said"]}, "expected a string"),
        (Progress, {"stages": {"finished": "done"}}, "Invalid enum value 'finished'"),
        (Calendar, {"months": ["May"]}, "missing required field"),
        (Figures, {"units": {"km": {"words": "league", "factor": "5"}}}, "Expected `float`"),
    ],
)
def test_a_wrong_key_is_named(kind: type[Section], held: dict[str, object], message: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=regex.escape(message)):
        tables.convert(kind, held)


def test_the_table_in_the_documentation_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "languages.py"), "--check"]
    found = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment(ROOT))
    assert (found.returncode, found.stdout.strip()) == (0, "up to date"), found.stderr


FAROESE = """\
# Faroese.
[grammar]
capital-nouns = false

[words]
stemmer = "danish"

[figures]
one = "ein eitt"
cardinals = ["tvey", "trý", "fýra", "fimm"]

[figures.units]
km = "kilometur, kilometrar"

[calendar]
months = [
  "januar", "februar", "mars", "apríl", "mai", "juni", "juli", "august", "september", "oktober", "november",
  "desember",
]
weekdays = [
  "mánadagur", "týsdagur", "mikudagur", "hósdagur", "fríggjadagur", "leygardagur", "sunnudagur",
]
within = "í"
part = "tíðliga í"
last = "seinasta"
this = "hendan"
next = "komandi"
every = "hvønn"
ago = "fyri {n} døgum síðani"
future = "fer"
past = "var|segði"
days = { "í gjár" = -1 }
periods.week = { this = "hesa vikuna", last = "seinastu viku", next = "komandi viku" }

[reporting]
saying = "segði"
speakers = "løgreglan"
according = ["sambært"]

[progress.stages]
announced = "kunngjørdi"

[references]
joining = ["men"]
"""
READING = """
from summarize import summarize
from summarize.language.attribution import claimant
from summarize.language.dates import date_expressions
from summarize.language.progress import stages
from summarize.language.quantities import quantities
from summarize.language.leaning import leaning
from summarize.language.words import split_words, stem

text = "Løgreglan segði, at fýra kilometrar vóru stongdir 3. apríl 2025."
print([(q.value, q.unit) for q in quantities(text, "fo")])
print([(d.year, d.month, d.day) for d in date_expressions(text, tuple(split_words(text)), "fo")])
start, end = claimant(text, "fo")
print(text[start:end], [m.stage for m in stages("Stjórnin kunngjørdi avtaluna.", "fo")])
print(leaning("Men vegurin er opin.", "fo"), stem(["husene"], "fo"))
print(len(summarize([text]).excerpts))
"""


def test_a_language_is_one_file(tmp_path: Path) -> None:
    package = tmp_path / "summarize"
    shutil.copytree(
        Path(summarize.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"), symlinks=True
    )
    for name in ("configs", "pyproject.toml"):
        if (ROOT / name).exists():
            (tmp_path / name).symlink_to(ROOT / name)
    (package / "language" / "tables" / "fo.toml").write_text(FAROESE, encoding="utf-8")
    found = subprocess.run(
        [sys.executable, "-c", READING],
        capture_output=True,
        text=True,
        check=False,
        env=_environment(tmp_path),
        cwd=tmp_path,
    )
    assert found.stdout.splitlines() == [
        "[(4.0, 'km')]",
        "[(2025, 4, 3)]",
        "Løgreglan ['announced']",
        "connective ['hus']",
        "1",
    ], found.stderr


def _environment(path: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(path), "PYTHONIOENCODING": "utf-8", "PATH": ""}
