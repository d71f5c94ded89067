"""Sections for what keeps two sentences apart: denials, opposites, conditions, quantifiers, roles."""

from __future__ import annotations

from summarize.language.tables.section import Patterns, Phrases, Section, WordSet


class Negation(Section, frozen=True):
    """What denies a sentence or a word. Phrases are found in any form of their words that has their stems."""

    words: WordSet = WordSet()
    beside: WordSet = WordSet()
    """Those that only count where none of ``words`` is there: nor; nadie."""
    denying: Phrases = Phrases()
    """Verbs and phrases by which something is denied, refused, ruled out or called off."""
    halting: Phrases = Phrases()
    """Verbs by which something is ended or prevented."""
    ending: Phrases = Phrases()
    """Phrases by which something is denied because it has ended: no longer."""
    neutral: Phrases = Phrases()
    """Phrases with such words that deny nothing: no fewer than, not only."""
    idioms: Phrases = Phrases()
    """The same, which sentences of the same words may have or not: no choice but."""
    patterns: Patterns = ()
    """Regular expressions for what denies, where it is an ending or a part of a word, in small letters."""
    prefixes: WordSet = WordSet()


class Hedges(Section, frozen=True):
    """What makes a sentence uncertain."""

    words: WordSet = WordSet()
    patterns: Patterns = ()
    guessing: WordSet = WordSet()
    """Verbs of what somebody takes for likely, which may be told by a hedge as well: believe, may."""


class Conditions(Section, frozen=True):
    """What makes a sentence hold under a condition only, or not at all: if, would have."""

    words: WordSet = WordSet()
    whether: WordSet = WordSet()
    """What opens a reported question."""
    asking: WordSet = WordSet()
    """Verbs behind which one of ``words`` opens such a question: asked if, asked him if."""
    inquiring: Phrases = Phrases()
    """Phrases behind which one of ``interrogative`` opens one: asked what, wants to know who."""
    interrogative: WordSet = WordSet()
    unlike: tuple[WordSet, ...] = ()
    """Those of them that ask for different things: who, when."""
    no_question: WordSet = WordSet()
    """Behind one of these what follows is no question: asked for, asked them to, asked that."""
    phrases: Phrases = Phrases()
    patterns: Patterns = ()


class Quantifiers(Section, frozen=True):
    """How much of something a sentence speaks of."""

    total: WordSet = WordSet()
    part: WordSet = WordSet()
    most: WordSet = WordSet()
    many: WordSet = WordSet()
    few: WordSet = WordSet()
    only: WordSet = WordSet()
    nearly: Phrases = Phrases()
    """What keeps a statement from being quite so: almost, all but; before a number they hedge it."""
    excepting: Phrases = Phrases()
    """What takes something out of it: except, apart from."""
    of: WordSet = WordSet()
    """What is between a part and its whole, both numbers: two of the five."""
    another: str = r"(?!)"
    """What is before a thing of which something else was told: another earthquake."""


class Roles(Section, frozen=True):
    """What makes a passive: its auxiliaries, and what is before the one who does it; how a verb is known."""

    passive: WordSet = WordSet()
    by: WordSet = WordSet()
    inflected: Patterns = ()
    """Endings of verbs; where none are given, any word may be one."""
    before_verb: WordSet = WordSet()
    """Modal verbs, and what else a verb without an ending follows."""


class Subordination(Section, frozen=True):
    """By what a verb is known to be in a clause beside the main one."""

    relative: WordSet = WordSet()
    """Relative pronouns that begin a clause, without those that are other words as well."""
    joining: WordSet = WordSet()
    """What joins two clauses."""
    set_off: str = ""
    """Alternatives of a regular expression: what a clause between commas begins with."""
    participles: str = r"(?!)"
    """The same of a clause without a verb, which another comma ends: closed since May."""
    past: str = ""
    going_on: str = ""
    """Endings of the forms of verbs that a rule makes: of the past, and behind an auxiliary."""


class Changes(Section, frozen=True):
    """What is before the amount by which something changes, and before the one that it reaches."""

    by: WordSet = WordSet()
    to: WordSet = WordSet()


class Opposites(Section, frozen=True):
    """Pairs of opposed sets: rise and fall, win and lose."""

    pairs: tuple[tuple[WordSet, WordSet], ...] = ()
    particles: WordSet = WordSet()
    """Small words that make another verb of one: switch on, switch off; schaltet ein, schaltet ab."""
    since: WordSet = WordSet()
    """Before a year one of these makes ``firsts`` no opposite of the last: the first title since 1989."""
    firsts: WordSet = WordSet()
