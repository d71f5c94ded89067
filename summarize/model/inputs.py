"""What a user hands over: documents, with their sentences and spans, and a budget."""

from __future__ import annotations

import difflib
import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast, get_args

import regex
from msgspec import Meta

if TYPE_CHECKING:
    from summarize.model.briefing import Briefing
    from summarize.model.digest import Digest


# What a notebook and a REPL ask a digest or a briefing for: data, a page, a short repr.

_LONGEST = 72


class Shown:
    """Methods of ``Digest`` and ``Briefing``; what renders them is imported when one is called.

    Rooms above import the model, never the reverse. This file is the one exception, and the import contract
    names it: the type that ``summarize`` returns is the one that people hold in a notebook, and a second
    type with methods would not be equal to it, nor be read again from JSON.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain dictionaries, lists, strings and numbers; the keys are those of the JSON."""
        from summarize.model.canonical import to_builtins  # noqa: PLC0415  # it imports the digest

        return to_builtins(cast("Digest", self))

    def to_json(self) -> str:
        """Return indented JSON with a final line break."""
        return self._in("json")

    def to_markdown(self) -> str:
        """Return the page in Markdown."""
        return self._in("markdown")

    def to_html(self) -> str:
        """Return the page as one HTML file."""
        return self._in("html")

    def _repr_html_(self) -> str:
        """Return a short piece of HTML, which notebooks show below a cell."""
        from summarize.render.notebook import to_fragment  # noqa: PLC0415

        return to_fragment(cast("Digest | Briefing", self))

    def _repr_markdown_(self) -> str:
        """Return the page in Markdown, for a front end that shows no HTML."""
        return self.to_markdown()

    def _in(self, name: str) -> str:
        from summarize.render.formats import BRIEFINGS, FORMATS  # noqa: PLC0415

        shown = cast("Digest | Briefing", self)
        return (FORMATS if shown.kind == "digest" else BRIEFINGS)[name].render(shown)


def brief_text(text: str | None) -> str:
    """Return a text in quotation marks on one line, cut after so many characters, controls escaped."""
    if text is None:
        return "without a title"
    line = " ".join(text[: 4 * _LONGEST].split())
    return repr(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 source", "2 sources", "2 stories"."""
    several = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else several}"


# Numbers with bounds: the types of settings, which the schema of configuration files is made of.

Share = Annotated[float, Meta(ge=0, le=1, extra_json_schema={"x-unit": "a share"})]
PartOfAll = Annotated[float, Meta(gt=0, le=1, extra_json_schema={"x-unit": "a share"})]
UpToTwo = Annotated[float, Meta(ge=0, le=2)]
UpToTen = Annotated[float, Meta(ge=0, le=10)]
BelowOne = Annotated[float, Meta(ge=0, lt=1)]
NotNegative = Annotated[float, Meta(ge=0)]
Positive = Annotated[float, Meta(gt=0, le=1000)]
Count = Annotated[int, Meta(ge=0, le=1_000_000, extra_json_schema={"x-unit": "a number"})]
"""A number of things; there may be none."""
OneOrMore = Annotated[int, Meta(ge=1, le=1_000_000, extra_json_schema={"x-unit": "a number"})]
OneToHundred = Annotated[int, Meta(ge=1, le=100, extra_json_schema={"x-unit": "a number"})]
Seconds = Annotated[float, Meta(ge=0, le=86_400, extra_json_schema={"x-unit": "seconds"})]


# Text and places in it: Document, Span, Sentence.

Kind = Literal["prose", "headline", "fragment", "furniture"]
"""What a unit of text is; only ``prose`` may be quoted in a digest."""


def fingerprint(*parts: str | None, digits: int = 12) -> str:
    """First ``digits`` hex digits of the SHA-256 of ``parts``, which may hold lone surrogates."""
    joined = "\x1f".join("" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets in Unicode code points into ``Document.text``."""

    document_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"a span needs 0 <= start <= end, not {self.start}, {self.end}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article. Only ``text`` is needed; the id comes from the content when none is given."""

    text: str
    """The decoded text as it was: nothing is ever removed from it."""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    """Date or date and time of publication, ISO 8601."""
    language: str | None = None
    """BCP 47 code; None lets the pipeline guess."""
    origin: str | None = None
    """Where it came from, as a reader would name it: a file name, a URL, ``-``."""
    id: str = ""

    def __post_init__(self) -> None:
        for name in ("text", "title", "author", "publisher", "url", "language", "origin", "id"):
            value = getattr(self, name)
            if not isinstance(value, str) and (value is not None or name in {"text", "id"}):
                msg = f"Document.{name} must be str, not {type(value).__name__}"
                raise TypeError(msg)
        if self.published is not None:
            object.__setattr__(self, "published", _iso(self.published))
        if not self.id:
            content = (self.text, self.title, self.publisher, self.url, self.published)
            object.__setattr__(self, "id", fingerprint(*content))

    def __getitem__(self, span: Span) -> str:
        """Return the characters of ``span``."""
        if span.document_id != self.id or span.end > len(self.text):
            msg = f"{span} does not lie in document {self.id}"
            raise ValueError(msg)
        return self.text[span.start : span.end]

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, 64 hex digits."""
        return fingerprint(self.text, digits=64)

    def __repr__(self) -> str:
        """Return the headline, where it is from and how long it is, in one line."""
        said = [brief_text(named) for named in (self.publisher, self.published, self.origin) if named]
        parts = ", ".join([*said, counted(len(self.text), "character")])
        return f"<Document {brief_text(self.title)}: {parts}>"


def _iso(moment: str) -> str:
    """Return an ISO 8601 date, or date and time, in its extended form."""
    try:
        if len(moment) <= len("2026-01-31"):
            return date.fromisoformat(moment).isoformat()
        return datetime.fromisoformat(moment).isoformat()
    except (TypeError, ValueError) as error:
        msg = f"Document.published must be an ISO 8601 date or date and time, not {moment!r}"
        raise ValueError(msg) from error


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span with its position in its document."""

    span: Span
    index: int
    """Position among the units of its kind in its document, from 0."""
    kind: Kind = "prose"


def distinct(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents in canonical order, each under an id of its own.

    The order is by id, so it depends neither on the order of the input nor on names: a copy of a
    document under another name follows it and changes nothing else. Documents with the same id
    get ``-2``, ``-3``, … in the order of their origins.
    """
    ordered = sorted(documents, key=_canonical)
    taken = {document.id for document in ordered}
    seen: Counter[str] = Counter()
    result = []
    for document in ordered:
        seen[document.id] += 1
        name = document.id
        if seen[document.id] > 1:
            number = seen[document.id]
            while (name := f"{document.id}-{number}") in taken:
                number += 1
            taken.add(name)
        result.append(document if name == document.id else replace(document, id=name))
    return tuple(result)


def _canonical(document: Document) -> tuple[str, ...]:
    fields = (document.id, document.origin, document.published, document.title, document.url)
    return (*(field or "" for field in fields), document.text)


# How long a digest may be, and the one place where length is measured.

Unit = Literal["words", "sentences", "characters", "minutes", "ratio", "auto"]
AUTO = 1.0
"""The share that ``auto`` takes where none is given."""

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction, adults: Brysbaert (2019), J. Mem. Lang. 109."""

# A space-separated chunk of these scripts holds many words: a character of Chinese or Japanese
# counts as one (as word processors count it), five letters of the others as one.
_IDEOGRAPHS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+")
_MAY_BE_UNSPACED = re.compile("[^\x00-\u0dff\u2000-\u2e7f]")
"""Characters among which those of all these scripts are."""
_LETTERS_PER_UNSPACED_WORD = 5
_USUAL = 200
_MOST = 10**15
"""Largest limit: beyond it, sums of floats would no longer be exact."""
_OTHER_NAMES: dict[str, Unit] = {
    "word": "words", "w": "words", "sentence": "sentences", "s": "sentences", "character": "characters",
    "char": "characters", "chars": "characters", "letters": "characters", "minute": "minutes",
    "min": "minutes", "mins": "minutes", "percent": "ratio",
}  # fmt: skip
_WRITTEN = re.compile(r"\s*([-+.\d_,]+(?:e[-+]?\d+)?)\s*([^\W\d_]*|[%％])\s*", re.IGNORECASE)


def count_words(text: str) -> int:
    """Words of ``text``: chunks between white space, and more in scripts without spaces."""
    chunks = text.split()
    if text.isascii() or not _MAY_BE_UNSPACED.search(text):
        return len(chunks)
    return sum(1 if chunk.isascii() else _words_in_chunk(chunk) for chunk in chunks)


def _words_in_chunk(chunk: str) -> int:
    ideographs = len(_IDEOGRAPHS.findall(chunk))
    runs = (len(run) for run in _UNSPACED.findall(chunk))
    unspaced = sum(math.ceil(run / _LETTERS_PER_UNSPACED_WORD) for run in runs)
    return max(1, ideographs + unspaced)


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a digest may hold: never exceeded, and never filled with half a sentence."""

    limit: NotNegative = 200
    """How many of the units."""
    unit: Unit = "words"
    """What is counted.

    ``ratio`` is a share of the words of the sources. ``auto`` ends the digest where further words add less
    than the share ``limit`` of what words add on average, up to 600 of them.
    """

    def __post_init__(self) -> None:
        if self.unit not in get_args(Unit):
            msg = f"unknown unit {self.unit!r}: one of {', '.join(get_args(Unit))}"
            raise ValueError(msg)
        if not isinstance(self.limit, int | float) or isinstance(self.limit, bool):
            msg = f"a budget needs a number of {self.unit}, not {type(self.limit).__name__}"
            raise TypeError(msg)
        if _MOST < self.limit < math.inf:
            msg = f"the budget is too large: at most {_MOST:,} {self.unit}"
            raise ValueError(msg)
        if not 0 <= self.limit <= _MOST:
            msg = f"a budget needs a finite number of {self.unit} that is not negative"
            raise ValueError(msg)
        if self.is_share and self.limit > 1:
            of = "a ratio" if self.unit == "ratio" else "the share of an automatic budget"
            msg = f"{of} lies between 0 and 1, not {self.limit:g}{_percent_of(self.limit)}"
            raise ValueError(msg)
        if not self.is_share and float(self.limit).is_integer():
            object.__setattr__(self, "limit", int(self.limit))

    @property
    def is_share(self) -> bool:
        """Whether the limit is a share, 0 to 1, and not a length."""
        return self.unit in {"ratio", "auto"}

    @classmethod
    def of(cls, budget: Budget | float | str) -> Budget:
        """Read a bare number as words, and a length as people write it: "20%", "5 sentences", "auto".

        Raises:
            TypeError: it is none of these.
            ValueError: the number is negative, not finite, or too large; or the text is no length.

        """
        if isinstance(budget, Budget):
            return budget
        if isinstance(budget, str):
            return cls._written(budget)
        if not isinstance(budget, int | float) or isinstance(budget, bool):
            msg = f"budget must be a number, a text or a Budget, not {type(budget).__name__}"
            raise TypeError(msg)
        return cls(budget)

    @classmethod
    def _written(cls, text: str) -> Budget:
        """Read a length as people write it."""
        if text.strip().casefold() == "auto":
            return cls(AUTO, "auto")
        found = _WRITTEN.fullmatch(text)
        try:
            number = float(found[1].replace(",", "").replace("_", "")) if found else math.nan
        except ValueError:
            number = math.nan
        if found is None or math.isnan(number):
            msg = f"{text[:40]!r} is no length: say 150, 5 sentences, 800 characters, 2 minutes, 20% or auto"
            raise ValueError(msg)
        unit = found[2].casefold()
        if unit in {"%", "％", "percent"}:
            return cls(number / 100, "ratio")
        return cls.in_unit(number, unit or "words")

    @classmethod
    def in_unit(cls, limit: float, unit: str) -> Budget:
        """Return a budget in a unit by its name, or by a common other one ("min", "chars").

        Raises:
            ValueError: there is no such unit, or the limit is none.

        """
        known: dict[str, Any] = dict(zip(get_args(Unit), get_args(Unit), strict=True)) | _OTHER_NAMES
        if unit not in known:
            near = difflib.get_close_matches(unit, known, n=1)
            hint = f", did you mean {known[near[0]]!r}?" if near else f": one of {', '.join(get_args(Unit))}"
            msg = f"unknown unit {unit!r}{hint}"
            raise ValueError(msg)
        return cls(limit, known[unit])

    def resolve(self, words: int) -> Budget:
        """Turn a ratio into words of an input of ``words`` words; other units stay.

        What ``auto`` comes to depends on what the sentences say: see ``Pipeline.write``.
        """
        return Budget(math.floor(self.limit * words)) if self.unit == "ratio" else self

    def used(self, texts: Sequence[str]) -> float:
        """Return how much of this budget, in its unit, sentences take that are joined by spaces."""
        return max(0.0, self.limit_for(math.fsum(map(self.measure, texts))))

    def measure(self, text: str) -> float:
        """Length of one sentence in this unit. A resolved budget is additive over sentences."""
        if self.unit == "sentences":
            return 1
        if self.unit == "characters":
            return len(text) + 1
        words = count_words(text)
        return words / WORDS_PER_MINUTE if self.unit == "minutes" else words

    def limit_for(self, cost: float) -> float:
        """Return the smallest limit in this unit that has room for what ``measure`` says."""
        return cost - 1 if self.unit == "characters" else cost

    @property
    def room(self) -> float:
        """What the sum of ``measure`` may reach.

        One more than the limit for characters: n sentences are joined by n - 1 spaces.
        """
        return self.limit + 1 if self.unit == "characters" else self.limit


def usual(budget: Budget) -> Budget:
    """Return the length of a usual digest in the unit of a resolved budget: 200 words."""
    per_word = {"sentences": 1 / 25, "characters": 6.0, "minutes": 1 / WORDS_PER_MINUTE}
    return Budget(_USUAL * per_word.get(budget.unit, 1.0), budget.unit)


def _percent_of(limit: float) -> str:
    return f": did you mean {limit:g}%, which is {limit / 100:g}?" if 5 <= limit <= 100 else ""
