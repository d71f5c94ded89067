"""Sections for what is said in sentences: figures, dates, reports, names."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from summarize.language.tables.section import Patterns, Phrases, Section, WordSet
from summarize.model.comparison import Stage

Hedge = Literal["exactly", "about", "at-least", "more-than", "at-most", "less-than", "vague"]
"""How exactly a figure is given."""

Outcome = Literal["dead", "injured", "ill", "missing", "arrested", "displaced", "rescued", "hospitalized"]
"""What happened to people who are counted."""

Role = Literal[
    "ages", "age", "alone", "and", "anniversaries", "apart", "bare", "bare-scales", "before-noun", "between",
    "clock", "clock-at", "clock-hour", "codes-in-front", "counters", "couple", "dates", "definite", "from",
    "function", "half", "in-between", "joining", "lasting", "magnitude", "manners", "months", "nations", "of",
    "of-whole", "ordinal-ends", "parts", "people", "plurals", "pointed-clock", "pounds", "range", "repeats",
    "several", "tens-of", "tolls", "weighing", "whole-determiners",
]  # fmt: skip
"""What a closed set of words around figures is for."""


class Languages(Section, frozen=True):
    """Languages that are read by the table of another one; in ``common.toml`` alone."""

    aliases: dict[str, str] = {}


class Grammar(Section, frozen=True):
    """Facts about a language that several readers ask for."""

    capital_nouns: bool = False
    """Every noun has a capital, so that a capital marks no name."""
    declined_names: bool = False
    """A name has other endings in other cases: Praha, Praze."""
    head_first: bool = False
    """Attributes are behind their noun."""
    ordinal_point: bool = False
    """A number with a point is an ordinal: am 3. Mai."""
    decimal_point: bool = False
    """A point sets decimals off, and commas group digits."""
    no_articles: bool = False
    either_order: bool = False
    """Some of its countries write the month first, and some the day; elsewhere it is the day."""


class Words(Section, frozen=True):
    """Which lists and algorithms of others a language has."""

    stop_words: str | None = None
    """Name of sumy's list."""
    telling: bool = True
    """Whether the stop words identify the language: a short list or one of single characters does not."""
    stemmer: str | None = None
    """Name of the Snowball algorithm."""
    pairs_per_word: int = 0
    """Mean length of a word in characters, where words are not set apart; 0 where they are."""


class Alphabet(Section, frozen=True):
    """Enough to know a short text by, and the encoding of bytes."""

    letters: str = ""
    """Letters beyond ASCII, in lower case."""
    words: WordSet = WordSet()
    """The most frequent words."""
    rare: bool = False
    """A text is in this language only where something speaks for it."""


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for a unit or a currency that is a multiple of another one: decade, ten years."""

    words: str
    factor: float
    code: str | None = None
    """ISO 4217, where the key is another name."""


class Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a unit is in terms of the one that it is compared in."""

    unit: str
    factor: float


Measured = dict[str, str | Measure | list[Measure]]


class Figures(Section, frozen=True):
    """What figures are written with.

    Hedges, units, currencies and periods are phrases with commas between them; everything else are words.

    ``joins`` are patterns of the numbers from 20 to 99 that have no word of their own: ``{tens}``,
    ``{teens}``, ``{ones}`` and a number such as ``{60}`` are any word for it, ``{tens-}`` is one without
    its last letter.
    """

    folded: ClassVar[bool] = True

    one: WordSet = WordSet()
    article: WordSet = WordSet()
    """Those that are articles as well: a, an."""
    cardinals: tuple[str, ...] = ()
    """From two to twenty."""
    tens: tuple[str, ...] = ()
    """From thirty to ninety."""
    joins: str = ""
    glued: bool = False
    """A number is one word, and ``cent-`` is a form that is only used inside such a word."""
    abbreviated: WordSet = WordSet()
    """Scales that are never glued."""
    tails: str | None = None
    """A regular expression of the endings that make another word of a number: zweiundzwanzigjährig."""
    more: dict[str, str] = {}
    scales: dict[str, str] = {}
    vague: dict[str, str] = {}
    """Plurals that represent a number of that size: 24-99 is dozens."""
    shares: dict[str, float] = {}
    """Fractions, in per cent."""
    ordinals: dict[str, str] = {}
    """With ``endings`` for the stems that end with a hyphen."""
    hedges: dict[Hedge, str] = {}
    trailing: dict[Hedge, str] = {}
    units: Measured = {}
    currencies: Measured = {}
    periods: dict[str, str] = {}
    rates: dict[str, str] = {}
    """Adjectives that give a figure behind them a period: annual sales of 3 million."""
    ratios: Phrases = Phrases()
    """What is between a part and its whole: one in five, un sur cinq."""
    outcomes: dict[Outcome, str] = {}
    words: dict[Role, WordSet] = {}
    bases: dict[str, Base] = {}
    """In ``common.toml`` alone."""


class Times(Section, frozen=True):
    """Words of time that contradict each other, and that name nobody."""

    names: WordSet = WordSet()
    units: WordSet = WordSet()
    evening: WordSet = WordSet()
    morning: WordSet = WordSet()
    """Parts of a day that are beside its weekday: evening, late; morning, early."""
    ago: WordSet = WordSet()
    """What is behind a length of time that lies back: two years ago."""
    earlier: WordSet = WordSet()
    """What is behind a length of time that lies before another event: two years earlier."""
    ago_before: Phrases = Phrases()
    """What is in front of it: il y a deux ans."""
    old: WordSet = WordSet()
    """What is behind the years of an age: 34 years old."""


class Unsettled(Section, frozen=True):
    """By what a sentence speaks of what later articles may carry out, answer or end."""

    plans: Patterns = ()
    demands: Patterns = ()
    """And conditions."""
    standing: Patterns = ()
    """How things are for the time being."""
    headings: Patterns = ()
    """Forms of plans that headlines alone have; their case counts."""


class Reporting(Section, frozen=True):
    """Who speaks, and with which words a text says so."""

    saying: WordSet = WordSet()
    """Verbs that introduce what somebody says, in the forms that reports use."""
    other_senses: WordSet = WordSet()
    """Those of ``saying`` that are other words as well: report, notes."""
    calling: WordSet = WordSet()
    """Verbs that introduce a quotation without being verbs of speech."""
    plain: WordSet = WordSet()
    """Verbs of which a statement follows always; the others need "that", a colon or a quotation."""
    announcing: WordSet = WordSet()
    """Verbs that say as often that something is done ("announced a gift") as that a statement follows."""
    auxiliaries: WordSet = WordSet()
    passive: WordSet = WordSet()
    relays: Patterns = ()
    """News agencies, which pass on what others say."""
    media: WordSet = WordSet()
    """Words for those that do: the newspaper."""
    according: tuple[str, ...] = ()
    """Phrases before whoever says it: according to."""
    according_pattern: str | None = None
    """Where it is behind or around: a regular expression with the group ``who``."""
    not_saying: WordSet = WordSet()
    """What something may be "according to" without anybody saying anything."""
    speakers: WordSet = WordSet()
    """Nouns for those who speak without a name."""
    said_things: WordSet = WordSet()
    """A report by the agency, the aide's suggestion that."""
    pronouns: WordSet = WordSet()
    he: WordSet = WordSet()
    she: WordSet = WordSet()
    """Of two speakers who are called by nothing else, these are two."""
    determiners: WordSet = WordSet()
    quantifiers: WordSet = WordSet()
    """What may be between a relative pronoun and its subject: that both leaders say."""
    name_links: WordSet = WordSet()
    """Words inside a name."""
    links: WordSet = WordSet()
    """The president of France, a spokesman for the ministry."""
    prepositions: WordSet = WordSet()
    that: WordSet = WordSet()
    relative: WordSet = WordSet()
    nobody: WordSet = WordSet()
    """They report nothing of their own: whose they are is not said."""


class Prospects(Section, frozen=True):
    """Which words say that something will be done, or that it will not: right before its verb or noun."""

    folded: ClassVar[bool] = True

    ahead: Phrases = Phrases()
    """will, expected to"""
    off: Phrases = Phrases()
    """unlikely to, suspends"""
    undecided: Phrases = Phrases()
    """in talks to, considering, should he"""
    open: WordSet = WordSet()
    """Conditions and questions, which leave it open: if, whether."""
    unreal: WordSet = WordSet()
    """What makes it a thing of the past that never was: would have."""


class Territory(Section, frozen=True):
    """How a text says whose waters, airspace or soil something was in; owners have capitals."""

    inside: WordSet = WordSet()
    nouns: WordSet = WordSet()
    between: WordSet = WordSet()
    """What may be between the owner and the noun: territorial."""
    nobodys: WordSet = WordSet()
    """Owners without a capital: international."""
    first: WordSet = WordSet()
    """What somebody said at first: initially."""
    revised: WordSet = WordSet()
    """What is said instead of it: revised."""


class Progress(Section, frozen=True):
    """Which words say how far an undertaking has come."""

    stages: dict[Stage, Phrases] = {}
    ahead: WordSet = WordSet()
    """Before a stage they make it planned: will be signed."""
    infinitive: WordSet = WordSet()
    """Behind a word for what has begun it makes a verb of what follows: has begun to repair the damage."""
    between: WordSet = WordSet()
    """What may be between those two."""
    that: WordSet = WordSet()
    """Behind "announced" they open what was said, which has a stage of its own."""
    joining: WordSet = WordSet()
    """What joins a second verb to the first: decreed mourning and suspended the feast."""
    measures: WordSet = WordSet()
    """Units, which say nothing about the undertaking."""


class References(Section, frozen=True):
    """How a sentence opens or ends that leans on the one before."""

    referring: Patterns = ()
    """Openings that refer to something said before."""
    joining: Patterns = ()
    """Openings that only join."""
    adding: WordSet = WordSet()
    """What is between commas near the beginning of a sentence that goes on from one before: too."""
    closing: WordSet = WordSet()
    """Last words of a short sentence that refer to something said before: the firm denies that."""
    picking: Patterns = ()
    """Near the beginning of a sentence, who was told of before: eleven of them."""


class Empty(Section, frozen=True):
    """What a sentence says that reports nothing; see ``summarize/language/empty.py``."""

    silent: Patterns = ()
    """Somebody does not comment: declined to comment, could not be reached by phone."""
    approaching: Patterns = ()
    """Beginnings of a sentence that say only that somebody was asked: we asked the bank, which."""
    more: WordSet = WordSet()
    """Words by which such a sentence reports something as well: but, although."""
    joining: WordSet = WordSet()
    """The same, right before the phrase or anywhere behind it: and, that."""
    upholding: WordSet = WordSet()
    """Those whose confirmation is news, and what is: court, ban."""
    confirming: Patterns = ()
    """Verbs before what somebody confirms: confirmed."""
    definite: Patterns = ()
    """What is before a noun for something that was told, with its space: "the "."""
    compounds: bool = False
    """A noun may be two words: peace deal."""
    occasions: WordSet = WordSet()
    """To whom or where somebody confirms it: reporters, statement."""
    signposts: Patterns = ()
    """Openings of what only announces what follows: here is what."""


class Names(Section, frozen=True):
    """How names are made."""

    particles: WordSet = WordSet()
    aged_before: Patterns = ()
    """Regular expressions of an age before a name, ``{age}`` for the number: 41-year-old Ann Lee."""
    aged_behind: Patterns = ()
    """The same between commas behind a name, where it is more than the number: de 41 años."""
