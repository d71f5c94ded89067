"""Line → whether it is a headline or a caption, and whether a sentence has a finite verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.lines import Sieve, sifted
from summarize.language.moments import is_dateline, is_day
from summarize.language.tables.printed import Furniture, Headlines
from summarize.language.tables.speech import Reporting
from summarize.language.tables.written import Verbs
from summarize.language.verbless import is_verbless
from summarize.language.words import primary, stop_words

# Line at the top of a document that ends with a stop → whether it is the headline all the same.

_LONGEST_HEADLINE, _LONGEST_VERBLESS = 14, 5
"""Words of a headline that ends with a stop, and of one that has no verb to be known by."""
_REPEATED, _FEWEST_REPEATED = 0.6, 3
_STEM, _SHORTEST = 4, 3
_LONGER, _LONGEST_LINE = 1.2, 300
_HEADLINE_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*")
# "DALPUR (NNS) —", "PARIS, March 3 (AFP) –", "Berlin (dpa) -": a report begins, and the line above it is no
# part of it.
_DATELINE = regex.compile(
    r"(?:\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}(?:, [\p{L}\p{N} .,]{1,30}?)?) ?"
    r"(?:\([\p{L} /.-]{2,20}\)\s?[—–:.-]|\([\p{Lu}]{2,}\)|[—–]\s)"
)
_CAPITALS_DATELINE = regex.compile(
    r"\p{Lu}{3,}(?:[ -]\p{Lu}{2,}){0,3}(?:, [^.:]{1,40}?)?\s?(?:[—–-]{1,2}|:)\s"
)
_MARKS = regex.compile(r"[“”„«»\"]")
_KICKER = regex.compile(r"[‘“'\"]?\p{Lu}[\p{Lu}’'-]*+(?: \p{Lu}[\p{Lu}’'-]*+){1,7}+(?=[’'”\"]?: )")


def is_stopped_headline(line: str, below: str) -> bool:
    """Whether a line with a final stop is the headline of what is below it.

    It is short, quotes nobody and names no day. And either the text below begins with a dateline, or it
    says the same again at greater length, or the line is a few words without article and verb, and the text
    below repeats a name of it.

    Args:
        line: the first line of a document, alone in its paragraph.
        below: the first sentence of the next paragraph.

    """
    words = _HEADLINE_WORD.findall(line)
    if (
        not 2 <= len(words) <= _LONGEST_HEADLINE
        or not line.rstrip().endswith((".", "。"))
        or _MARKS.search(line)
    ):
        return False
    if _DATELINE.match(below) or _CAPITALS_DATELINE.match(below):
        return True
    if _days().search(line) or len(below) < _LONGER * len(line):
        return False
    plain = made_of().isdisjoint(w.casefold() for w in words)
    names = {w for w in words if w[0].isupper() and len(w) >= _STEM}
    verbless = len(words) <= _LONGEST_VERBLESS and not any(map(_past().fullmatch, words))
    if plain and verbless and not names.isdisjoint(_HEADLINE_WORD.findall(below)):
        return True
    return plain and restates(line, below)


def restates(line: str, below: str) -> bool:
    """Whether most words of a line, three at least, come again in the text below it."""
    content = [
        word
        for word in map(str.casefold, _HEADLINE_WORD.findall(line))
        if word not in made_of() and (len(word) >= _SHORTEST or word[0].isdigit())
    ]
    said = {word.casefold()[:_STEM] for word in _HEADLINE_WORD.findall(below)}
    again = sum(word[:_STEM] in said for word in content)
    return len(content) >= _FEWEST_REPEATED and again >= _REPEATED * len(content)


def opens_like_a_headline(line: str, below: Sequence[str]) -> bool:
    """Whether the first unit of a text that has no lines is its headline, with a stop that was set behind it.

    It is short, has no word that headlines leave out, and a longer unit soon below reports it again. Or each
    of its longer words has a capital, also those that have none in a sentence.
    """
    words = _HEADLINE_WORD.findall(line)
    if not _FEWEST_REPEATED < len(words) <= _LONGEST_HEADLINE:
        return False
    if all(w[0].isupper() or not w[0].isalpha() for w in words if len(w) > _SHORTEST):
        small = [w for w in words[1:] if w[0].isupper() and w.casefold() in never_capital()]
        if small:
            return True
    plain = made_of().isdisjoint(w.casefold() for w in words) and _days().search(line) is None
    return plain and any(len(other) >= _LONGER * len(line) and restates(line, other) for other in below)


def opens_with_a_kicker(line: str, language: str | None) -> bool:
    """Whether a line opens with small words among words in capitals and a colon: END OF AN ERA: Mayor quits.

    The name of a place before a colon has none, but as its first word or inside: NEW YORK, ISLE OF MAN.
    """
    kicker = _KICKER.match(line)
    if kicker is None:
        return False
    behind_first = kicker.group().casefold().rstrip("’”'\"").split()[1:]
    small = stop_words(primary(language)) - tables.get(Headlines, primary(language)).in_places
    return not small.isdisjoint(behind_first)


def is_standfirst(line: str, below: Sequence[str]) -> bool:
    """Whether a short sentence below a headline says in advance what a longer one soon below reports."""
    return len(line.split()) <= _LONGEST_HEADLINE and any(
        len(other) >= _LONGER * len(line) and restates(line, other) for other in below
    )


@cache
def never_capital() -> frozenset[str]:
    """Return words that have a capital at the start of a sentence and in headlines only."""
    verbs = (one.auxiliaries | one.past for one in tables.each(Verbs).values())
    names = tables.union(one.names for one in tables.each(Verbs).values())
    said = tables.union(
        one.plain for one in tables.each(Reporting).values() if isinstance(one.plain, frozenset)
    )
    return (tables.union(verbs) | made_of() | said) - names


@cache
def made_of(code: str = "") -> frozenset[str]:
    """Return articles, pronouns and auxiliaries: sentences are made of them, and headlines leave them out.

    Of one language, or of all where none is given or it has no list.
    """
    own = tables.find(Headlines, code) if code else None
    if own is not None and own.of_sentences:
        return frozenset(own.of_sentences)
    return tables.union(one.of_sentences for one in tables.each(Headlines).values())


@cache
def _past() -> regex.Pattern[str]:
    return regex.compile(tables.either(one.past for one in tables.each(Headlines).values()))


@cache
def _days() -> regex.Pattern[str]:
    days = tables.either(one.days for one in tables.each(Headlines).values())
    return regex.compile(rf"(?i)\b(?:{days})\b")


def is_same_line(one: str, other: str) -> bool:
    """Whether two lines have the same words, whatever their stops, marks and capitals."""
    if len(one) > _LONGEST_LINE or len(other) > _LONGEST_LINE:
        return False
    words = [word.casefold() for word in _HEADLINE_WORD.findall(one)]
    return bool(words) and words == [word.casefold() for word in _HEADLINE_WORD.findall(other)]


# Unit of text → whether it has a finite verb, in languages whose table has the forms of verbs.

_WORD = regex.compile(r"\p{L}+(?:['’]\p{L}+)*(?:-\p{L}+)*")
_CONTRACTED = regex.compile(
    r"n['’]t$|['’](?:re|ve|ll|d|m)$|^(?:it|he|she|that|there|here|what|who|where|how|let|this)['’]s$"
)
_BE = regex.compile(r"['’]s (?:an?|the|not|going|been|being|now|still|very|so|in|on|at|\p{Ll}+ing)\b")
"""Behind a noun, 's is possessive unless such a word follows."""
_LISTED = regex.compile(r"\p{L}: \S|^With\b.* \p{Ll}+ing\b")
"""What represents a verb: a colon, or "with the count starting"."""
_LABELLED = regex.compile(r"[\p{L}\p{M}\p{N}’'-]+(?: [\p{L}\p{M}\p{N}’'-]+){0,2}: (?=\p{L})")
"""A label of up to three words, which represents none: Sweet deal: a tin of biscuits."""
_NOUNS = ("ings", "ions", "ments", "ities", "ists", "ers", "ors", "ness", "ships", "isms", "ies")
_SMALL = 3
"""Letters of words that have no capital in titles."""
_LONGEST_UNIT = 400
"""Characters; a longer unit has a verb."""


def has_finite_verb(text: str, language: str | None) -> bool | None:
    """Say whether a unit has a finite verb; None where the language has no forms of verbs.

    In doubt there is one: a word that may be a verb is one unless an article or a preposition is
    before it, or the words around make it a participle.
    """
    verbs = tables.find(Verbs, primary(language))
    if verbs is None:
        without = is_verbless(text, primary(language))
        return None if without is None else not without
    if len(text) > _LONGEST_UNIT or any(map(str.isalpha, verbs.auxiliaries.intersection(text.split()))):
        return True
    label = _LABELLED.match(text) if ": " in text else None
    if label and not _says(label.group(), primary(language)):
        text = text[label.end() :]
    listed = (": " in text or text.startswith("With")) and _LISTED.search(text)
    if listed or _BE.search(text):
        return True
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    third = third_persons(primary(language))
    capitals = all(word[0].isupper() for word, _, _ in words if len(word) > _SMALL)
    for k, (word, start, end) in enumerate(words):
        if word[0].isupper() and k > 0 and (not capitals or word.casefold() in verbs.names):
            continue
        joined = k > 0 and text[words[k - 1][2] : start].isspace()
        goes_on = k + 1 < len(words) and text[end : words[k + 1][1]].isspace()
        several = words[k - 1][0][:1].isupper() and any(other in verbs.joining for other, _, _ in words[:k])
        behind = [other for other, _, _ in words[k + 1 : k + 3] if goes_on] + ["", ""]
        by = (
            behind[0] == "by"
            and word.endswith("ed")
            and (behind[1][:1].isupper() or behind[1] in verbs.determiners)
        )
        place = _Place(
            words[k - 1][0] if joined else "", behind[0], k == 0, by, word[0].isupper(), joined and several
        )
        if _finite(word.casefold().replace("’", "'"), place, verbs, third):
            return True
    return False


def _says(label: str, code: str) -> bool:
    """Whether words before a colon are a subject with its verb: she added, analysts say."""
    words = label.casefold().rstrip(": ").split()
    verbs = tables.get(Verbs, code)
    forms = (
        verbs.past | verbs.auxiliaries | verbs.base | third_persons(code) | tables.get(Reporting, code).saying
    )
    return len(words) > 1 and not forms.isdisjoint(words)


class _Place(Struct, frozen=True):
    before: str
    """The word before, with only a space between; empty where there is none."""
    behind: str
    first: bool
    by_somebody: bool
    """Whether "by the council", "by Iran" follows: by itself that is a participle."""
    capital: bool
    several: bool
    """Whether a name is before, the last of several: Merkel and Obama meet."""


def _finite(word: str, place: _Place, verbs: Verbs, third: frozenset[str]) -> bool:
    before = place.before.casefold().replace("’", "'")
    if word in verbs.auxiliaries or ("'" in word and _CONTRACTED.search(word)):
        return True
    attributive = before in verbs.noun_signs or before.endswith(("'s", "s'"))
    if word in verbs.past or (word.endswith("ed") and len(word) > _SMALL and word not in verbs.no_past):
        participle = place.first or before in verbs.passive or place.by_somebody
        return not participle and not (attributive and word not in verbs.past)
    if place.first or attributive:
        return False
    if word in third:
        return True
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", *_NOUNS)):
        subject = place.before[:1].isupper() or before in verbs.plurals
        return subject or place.behind[:1].isupper() or place.behind in verbs.determiners
    if word in verbs.base and (place.behind in verbs.determiners or place.behind[:1].isupper()):
        return True
    if place.several and word in verbs.base:
        return True
    if place.capital:
        return False
    plural = before in verbs.plurals or (
        before.endswith("s") and not before.endswith(("ss", "us", "is", "'s"))
    )
    return plural and (
        word in verbs.base
        or (word not in verbs.small | verbs.noun_signs and not word.endswith(("ing", "ly")))
    )


@cache
def third_persons(code: str) -> frozenset[str]:
    """Return the forms of common verbs that follow a single subject: checks."""
    base = tables.get(Verbs, code).base
    return frozenset(form for verb in base for form in (verb + "s", verb + "es", verb[:-1] + "ies"))


# Units that end with a stop → those that are no sentences: captions, headings, teasers, repeats.

_LONGEST_CAPTION = 600
"""Characters."""
_LONGEST_QUESTION = 8
_LONGEST_TEASER = 14
_LONGEST_LABEL = 6
_FEWEST_REPEATED_WORDS = 5
"""Words."""
_TOP = 6
"""Units at the top of a text, where what the text reports may be printed in advance."""
_TOP_TEASER = 3
_FEWEST = 5
_MOST_VERBLESS = 0.25
"""Reviews and notes leave verbs out: of few sentences, or with a larger share, nothing is known by it."""
_QUOTED = regex.compile(r"[\"“”„«»「」]")
_ABBREVIATED = regex.compile(r"(?:\p{L}\.){2,}$")
_BRACKETED = regex.compile(r"[(\[][^()\[\]]{2,120}[)\]]\.?")
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")


class Stopped(Struct, frozen=True):
    """A unit that ends with a stop and is no furniture."""

    text: str
    alone: bool
    """Whether it is all of its paragraph."""
    opens: bool
    """Whether it is the first one of its paragraph."""
    behind: str
    """What unit follows it in the document."""


def no_sentences(units: Sequence[Stopped], language: str | None) -> Iterator[int]:
    """Yield the indices of units that have a stop and are no sentences."""
    texts = [unit.text for unit in units]
    seen: dict[str, int] = {}
    verbless = [not _QUOTED.match(text) and has_finite_verb(text, language) is False for text in texts]
    told_by_verbs = len(texts) >= _FEWEST and sum(verbless) <= _MOST_VERBLESS * len(texts)
    for i, text in enumerate(texts):
        words = text.split()
        first = seen.setdefault(" ".join(words), i) if len(words) >= _FEWEST_REPEATED_WORDS else i
        if first != i:
            yield first if first < _TOP else i
        credited = is_credit(units[i].behind) and (units[i].opens or _YEAR.search(text))
        advance = i < _TOP_TEASER and is_teaser(text)
        without = told_by_verbs and (verbless[i] or _is_heading(text, units[i].alone, language))
        printed = is_caption(text) or is_day(text, primary(language)) or is_dateline(text)
        if printed or credited or advance or without:
            yield i


def is_caption(text: str) -> bool:
    """Whether a unit describes a picture or says whose it is."""
    return len(text) <= _LONGEST_CAPTION and (
        any(pattern.search(text) for pattern in sifted(_pictures(), text))
        or _credited().search(text) is not None
    )


def is_credit(text: str) -> bool:
    """Whether a unit is the credit of a picture in brackets, which is behind its caption."""
    return text.startswith(("(", "[")) and _BRACKETED.fullmatch(text) is not None and is_caption(text)


def is_teaser(text: str) -> bool:
    """Whether a line promises what the text reports: here's what to know."""
    return (
        len(text) <= _LONGEST_CAPTION
        and len(text.split()) <= _LONGEST_TEASER
        and _teasers().match(text) is not None
    )


def _is_heading(text: str, alone: bool, language: str | None) -> bool:  # noqa: FBT001
    words = text.split()
    asking = tables.get(Headlines, primary(language)).asking
    if text.endswith("?") and len(words) <= _LONGEST_QUESTION and not _QUOTED.search(text):
        return words[0].casefold().replace("’", "'") in asking
    return alone and len(words) <= _LONGEST_LABEL and _ABBREVIATED.search(text) is not None


@cache
def _pictures() -> tuple[Sieve, ...]:
    printed = tables.each(Furniture).values()
    return tuple(Sieve(f"(?i){pattern}") for one in printed for pattern in one.pictures)


@cache
def _teasers() -> regex.Pattern[str]:
    return regex.compile(_listed("teasers"), regex.IGNORECASE)


@cache
def _credited() -> Sieve:
    """Return an agency's name alone at the end: not told AFP, not by AP."""
    behind = rf"(?<=[\p{{L}}\p{{N}}.)] )(?<!\b(?:{_introducing()}) )"
    return Sieve(rf"{behind}(?:{_listed('agencies')})\.?$")


@cache
def _introducing() -> str:
    words = tables.union(one.introducing for one in tables.each(Furniture).values())
    return "|".join(sorted(words))


def _listed(key: str) -> str:
    return tables.either(getattr(one, key) for one in tables.each(Furniture).values())
