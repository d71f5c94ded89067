"""Sections for how sentences are written: their dates, their verbs, and where they end."""

from __future__ import annotations

from typing import Literal

from summarize.language.tables.section import Patterns, Section, WordSet

Unit = Literal["day", "week", "month", "year"]


class Calendar(Section, frozen=True):
    """How dates are written in sentences; the strings are alternatives of regular expressions."""

    months: tuple[str, ...]
    """From January; abbreviations included."""
    weekdays: tuple[str, ...]
    """From Monday."""
    within: str
    """What is before a month or a year that is alone."""
    part: str
    """Early, in the middle of, late: what is before a month or a year."""
    last: str
    this: str
    next: str
    """What is beside a weekday."""
    every: str
    """What makes it recur."""
    ago: str
    """N days ago; N is ``{n}``."""
    future: str
    past: str
    """Words by which a sentence reports what is to come, and what was."""
    days: dict[str, int]
    """Phrase → days from publication."""
    periods: dict[Unit, dict[Literal["this", "last", "next"], str]]
    capital: bool = False
    """Whether months and weekdays have a capital inside a sentence; else they have none there."""
    month_first: bool = False
    """Whether the month may be before the day."""
    not_before: str = r"(?!)"
    """What makes a name of a weekday that is before it, or any such day of it."""
    of_week: str = ""
    """What joins a weekday to its week: Monday of last week."""
    weeks_later: dict[str, int] = {}
    """Pattern with ``{day}`` → weeks after the nearest such day ahead: Sunday week; 0 where unsure."""
    scheduled: str = r"(?!)"
    """Present tense right before a weekday that lies ahead: the vote is on."""
    present: str = r"(?!)"
    """What makes a participle that is behind it no past: is buried on 5 January."""
    planned: str = r"(?!)"
    """Words of ``past`` that set a day ahead: set, planned."""
    bound: str = r"(?!)"
    """What bounds something by a weekday that may lie ahead of what is reported: by, until."""
    either: str = r"(?!)"
    """Behind these a weekday may lie ahead of the publication or behind it: was scheduled for, threatened."""
    joins: str = r"(?!)"
    """What joins two weekdays, which are then of one week: Tuesday and Thursday of next week."""
    awaited: str = r"(?!)"
    """What makes a weekday lie ahead that is behind it: Saturday's expected vote."""
    undone: str = r"(?!)"
    """Words by which something is wanted, sought or feared, and not done yet; those of ``future`` beside."""
    passive: str = r"(?!)"
    """What is behind words of the future, with a participle that is of no past: will <be signed>."""
    done: str = r"(?!)"
    """Words by which something has been done; those of ``past`` beside."""
    remembered_behind: str = r"(?!)"
    remembered_before: str = r"(?!)"
    """What is beside a day by which an event is known for years: the Sept. 11 attacks."""
    remembered_days: tuple[str, ...] = ()
    """Month and day of such events."""


class Verbs(Section, frozen=True):
    """Forms of verbs, by which a unit without a finite one is known to be no sentence."""

    auxiliaries: WordSet = WordSet()
    """Finite forms of verbs that are no other words."""
    past: WordSet = WordSet()
    """Past forms that no rule makes."""
    base: WordSet = WordSet()
    """Common verbs, whose finite forms are made by rule."""
    no_past: WordSet = WordSet()
    """Words with the ending of a past form that are none."""
    passive: WordSet = WordSet()
    """Behind these, a past form is a participle."""
    noun_signs: WordSet = WordSet()
    """Behind these is no finite verb: articles, prepositions, possessives."""
    determiners: WordSet = WordSet()
    """Behind a word that may be a verb or a noun, these make it a verb."""
    names: WordSet = WordSet()
    """With a capital inside a unit these are names."""
    joining: WordSet = WordSet()
    """Between two names that are one subject."""
    plurals: WordSet = WordSet()
    """Subjects, beside plural nouns, of a verb without an ending."""
    small: WordSet = WordSet()
    """Small words that are no verbs."""


class Nominal(Section, frozen=True):
    """What a unit without a finite verb is known by, in a language without ``Verbs``."""

    signs: WordSet = WordSet()
    """Behind these is no finite verb: articles, prepositions, possessives."""
    small: WordSet = WordSet()
    """Other small words that are no verbs."""
    verbs: WordSet = WordSet()
    """Finite verbs that may be behind a sign of a noun, which may be a pronoun there."""
    attributes: Patterns = ()
    """Words that are no finite verbs by their endings: adjectives, participles."""
    objects: WordSet = WordSet()
    """Articles that are pronouns before a verb: il la voit."""
    subjects: WordSet = WordSet()
    """The same at the beginning: det snöar."""
    openings: Patterns = ()
    """Where a sentence may open with its verb: first words that are none by their endings."""


class Splitting(Section, frozen=True):
    """Where sentences end."""

    punkt: str | None = None
    """Name of the model of NLTK's splitter."""
    abbreviations: Patterns = ()
    """Words with a point that ends no sentence, such as titles and ranks before a name."""
    unabbreviated: Patterns = ()
    """Words that splitters take for abbreviations, and what ends a list (etc): a capital behind their point
    begins a sentence."""
    openers: WordSet = WordSet()
    """Words with which sentences begin, with a capital: The, He."""
    may_end: Patterns = ()
    """Abbreviations behind which such a word begins a sentence: St., S.r.l."""
    acronyms: Patterns = ()
    """Two letters with points that are no initials of somebody; none are looked for where none are listed."""
    numbered: Patterns = ()
    """Those whose point ends no sentence only before a number: page, article, the short name of a month."""
    days: Patterns = ()
    """Short names of days, whose point ends no sentence before a date: Sat. Feb. 10."""
    hours: Patterns = ()
    """Halves of the day behind a time, whose point ends no sentence before a day, a month or a zone."""
    after_hours: Patterns = ()
    """What else follows them in one sentence."""
    not_after_hours: Patterns = ()
    """What opens the next sentence though it begins with the name of a day."""
    note_abbreviations: Patterns = ()
    """Words that are written short before a number, which is no mark of a note."""
