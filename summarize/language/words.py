"""Text → its words, stems and stop words, the closed sets of words of its language, and the language.

What patterns of ``regex`` find in it by the properties of characters, ``re`` finds by the characters
themselves, at a third of the cost.

Stop words decide where they are clear; the 97-language model of py3langid (Lui & Baldwin 2012),
which takes most of a second to load, is asked only where they are not.
"""

from __future__ import annotations

import importlib.resources
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import regex
import Stemmer
from msgspec import Struct

from summarize.language import tables
from summarize.language.tables.contrast import Hedges
from summarize.language.tables.speech import Alphabet, Figures, Progress, Reporting, Role, Times, Words

# Plain text, which is most text: Latin letters, digits and printed marks.

LETTER, DIGIT = "A-Za-zªµºÀ-ÖØ-öø-ſ", "0-9²³¹¼-¾"
"""All letters and all characters of numbers that plain text has, for a class of characters."""
_PLAIN = re.compile("[\\x00-\u00ac\u00ae-\u017f\u2010-\u2027\u20ac]*")


def is_plain(text: str) -> bool:
    """Whether a text has no other characters, and none that is not seen."""
    return text.isascii() or _PLAIN.fullmatch(text) is not None


# Text → words and their stems.

# A run of one unspaced script is cut into overlapping pairs of characters, the usual index term
# where there is no dictionary (Nie, Gao et al. 2000); any other run of letters, marks and digits
# is one word. Soft hyphens, joiners and direction marks inside a word are ignored.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
# "U.S.", "U.K": one word, and the same one as "US" and "UK".
_INITIALS = r"(?<![\p{L}\p{N}.])(?:\p{Lu}\.)+\p{Lu}(?![\p{L}\p{M}\p{N}])\.?"
_WORD = regex.compile(
    rf"{_INITIALS}|(?P<unspaced>[{_UNSPACED}]++)|(?P<symbol>[\p{{Sc}}%‰])|(?P<minus>(?<![\p{{L}}\p{{N}}.])[-−](?=\p{{N}}))?[[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]++"
    r"(?:(?<=\p{N})[.,٫٬]\p{N}++)*+",
    regex.V1,
)
_UNSPACED_WORD = regex.compile(rf"[{_UNSPACED}]+")
_INVISIBLE = regex.compile(r"[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]")
_POSSESSIVE = regex.compile(r"(?<=\p{L})[’'](?:s|S)(?![\p{L}\p{N}])")
_WORD_OF_PLAIN = (
    rf"(?<![{LETTER}{DIGIT}.])(?:[A-Z]\.)+[A-Z](?![{LETTER}{DIGIT}])\.?"
    rf"|[$¢-¥€%]|(?:(?<![{LETTER}{DIGIT}.])-(?=[{DIGIT}]))?"
    rf"[{LETTER}{DIGIT}]+(?:(?<=[{DIGIT}])[.,][{DIGIT}]+)*"
)
_HAS_INITIALS = re.compile(r"[A-Z]\.[A-Z]")
_PLAIN_RUN = re.compile(_WORD_OF_PLAIN)
_PLAIN_WORD = re.compile(rf"(?<=[{LETTER}])[’'][sS](?![{LETTER}{DIGIT}])|({_WORD_OF_PLAIN})")

Offsets = tuple[int, int]


def split_words(text: str) -> list[str]:
    """Return the case-folded words of ``text`` (letters, marks and digits of any script)."""
    if is_plain(text):
        fold = _folded if _HAS_INITIALS.search(text) else str.casefold
        return [fold(word) for word in _PLAIN_RUN.findall(text)]
    return [word for word, _, _ in _words(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))]


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """Return the stop words of a language, none where sumy ships no list."""
    name = tables.get(Words, primary(language)).stop_words
    if name is None:
        return frozenset()
    path = importlib.resources.files("sumy") / "data" / "stopwords" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    # An entry such as "doesn't" reaches us as the words "doesn" and "t".
    return frozenset(word for line in lines for word in split_words(line))


@lru_cache(maxsize=2**10)
def primary(language: str | None) -> str:
    """Return the primary subtag of a BCP 47 code: ``en-GB`` → ``en``; empty for None."""
    return (language or "").replace("_", "-").split("-")[0].lower()


def may_be_one_language(a: str | None, b: str | None) -> bool:
    """Whether texts in these languages may say the same in the same words; None may be any language."""
    return a == b or a is None or b is None


def pairs_per_word(language: str | None) -> int:
    """Return how many of our words a word of a language is: more than one in scripts without spaces."""
    return tables.get(Words, primary(language)).pairs_per_word or 1


def stem(words: Sequence[str], language: str | None) -> list[str]:
    """Stem each word with the language's Snowball algorithm; unchanged where there is none."""
    stemmer = _stemmer(primary(language))
    return list(words) if stemmer is None else stemmer.stemWords(words)


def word_offsets(text: str) -> tuple[Offsets, ...]:
    """Return the half-open offsets in ``text`` of each word that ``analyse`` finds, in order."""
    return read_words(text)[2]


def _words(text: str) -> list[tuple[str, bool, Offsets]]:
    """Return each case-folded word, whether it begins with a capital, and its half-open offsets.

    ``text`` is in composed form (NFC).
    """
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.lastgroup == "unspaced":
            places = [(i, i + 2) for i in range(start, end - 1)] or [(start, end)]
            found += [(text[a:b], False, (a, b)) for a, b in places]
        else:
            word = text[start:end]
            found.append((_folded(word).replace("−", "-"), word[0].isupper(), (start, end)))
    return found


def _folded(word: str) -> str:
    """Return a word in small letters, without the points of initials."""
    folded = word.casefold()
    return folded.replace(".", "") if word[1:2] == "." and word[0].isalpha() else folded


def read_words(text: str) -> tuple[tuple[str, ...], tuple[bool, ...], tuple[Offsets, ...]]:
    """Return what ``_words`` does, each kind by itself, without possessive endings and what is not seen."""
    if not is_plain(text):
        found = _words_of_any(text)
        return tuple(zip(*found, strict=True)) if found else ((), (), ())  # type: ignore[return-value]
    places = tuple([place for match in _PLAIN_WORD.finditer(text) if (place := match.span(1))[1] > 0])
    initials = text.find(".", 0, -1) >= 0 and _HAS_INITIALS.search(text)
    if text.isascii() and not initials:
        lower = text.lower()
        words = tuple([lower[a:b] for a, b in places])
    else:
        fold = _folded if initials else str.casefold
        words = tuple([fold(text[a:b]) for a, b in places])
    return words, tuple([text[a].isupper() for a, _ in places]), places


def _words_of_any(text: str) -> list[tuple[str, bool, Offsets]]:
    """Return the words of a text with any characters."""
    gone = {i for match in _POSSESSIVE.finditer(text) for i in range(*match.span())}
    gone.update(match.start() for match in _INVISIBLE.finditer(text))
    kept = [i for i in range(len(text)) if i not in gone] if gone else range(len(text))
    bare = "".join(text[i] for i in kept) if gone else text
    if unicodedata.is_normalized("NFC", bare):
        if not gone:
            return _words(bare)
        return [(word, capital, (kept[a], kept[b - 1] + 1)) for word, capital, (a, b) in _words(bare)]
    characters: list[str] = []
    origins: list[Offsets] = []
    for cluster in regex.finditer(r"\X", bare):
        composed = unicodedata.normalize("NFC", cluster.group())
        characters.append(composed)
        origins += [(kept[cluster.start()], kept[cluster.end() - 1] + 1)] * len(composed)
    found = _words("".join(characters))
    return [(word, capital, (origins[a][0], origins[b - 1][1])) for word, capital, (a, b) in found]


def is_unspaced(word: str) -> bool:
    """Whether a word is a pair of characters of a script without spaces."""
    return _UNSPACED_WORD.fullmatch(word) is not None


def is_number(word: str) -> bool:
    """Whether a word is written in digits."""
    return word.lstrip("-")[:1].isnumeric()


@cache
def _stemmer(code: str) -> Stemmer.Stemmer | None:
    name = tables.get(Words, code).stemmer
    return None if name is None else Stemmer.Stemmer(name)


def shingles(words: Sequence[str], length: int) -> Iterable[tuple[str, ...]]:
    """Return every run of ``length`` words."""
    return zip(*(words[i:] for i in range(length)), strict=False)


# Closed sets of words that are looked for in every text, whatever its language, and those of its own.


class Vocabulary(Struct, frozen=True, kw_only=True):
    """What reports are made of: ``own`` is of the language, and the sets are of all languages."""

    own: Reporting
    verbs: frozenset[str]
    """Verbs of speech and of calling something by a name, of the language."""
    announcing: frozenset[str]
    passive: frozenset[str]
    not_saying: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    links: frozenset[str]
    """Those inside a name, too."""
    plain_links: frozenset[str]
    that: frozenset[str]
    relative: frozenset[str]
    quantifiers: frozenset[str]
    nobody: frozenset[str]
    times: frozenset[str]


@cache
def vocabulary(code: str) -> Vocabulary:
    """Return the words that reports in a language are made of, given by its primary subtag."""
    own = tables.get(Reporting, code)
    every = tables.every(Reporting)
    return Vocabulary(
        own=own,
        verbs=own.saying | own.calling,
        announcing=every.announcing,
        passive=every.passive,
        not_saying=every.not_saying,
        pronouns=every.pronouns,
        determiners=determiners(),
        links=every.links | every.name_links,
        plain_links=every.links,
        that=every.that,
        relative=every.relative,
        quantifiers=every.quantifiers,
        nobody=every.nobody,
        times=time_names(),
    )


@cache
def determiners() -> frozenset[str]:
    """Return articles, and what is before a noun in their place."""
    return tables.every(Reporting).determiners


@cache
def time_names() -> frozenset[str]:
    """Return the names of days and months, and words such as yesterday."""
    return tables.every(Times).names


@cache
def time_units() -> frozenset[str]:
    """Return words such as hours and years."""
    return tables.every(Times).units


@cache
def time_words(language: str | None) -> frozenset[str]:
    """Return words that say when and how long, and nothing of what: years, ago, Tuesday, evening."""
    own = tables.get(Times, primary(language))
    return time_names() | time_units() | own.ago | own.earlier | own.evening | own.morning


@cache
def measure_words() -> frozenset[str]:
    """Return units and currencies, which say nothing about what is measured."""
    return tables.every(Progress).measures


def toll_words(language: str | None) -> frozenset[str]:
    """Return words for how many died."""
    return _figure_words("tolls", language)


def people_words(language: str | None) -> frozenset[str]:
    """Return nouns that say no more of those who are counted than that they are people."""
    return _figure_words("people", language)


def part_words(language: str | None) -> frozenset[str]:
    """Return words that make a figure a part beside another one: others, another, more."""
    return _figure_words("parts", language)


@cache
def open_words(language: str | None) -> frozenset[str]:
    """Return words for what may be, or is yet to come."""
    code = primary(language)
    return tables.get(Hedges, code).words | (
        tables.get(Progress, code).ahead - tables.get(Reporting, code).prepositions
    )


def _figure_words(role: Role, language: str | None) -> frozenset[str]:
    return tables.get(Figures, primary(language)).words.get(role, frozenset())


# A text → the BCP 47 code of its language.

_SAMPLE = 20_000
"""Characters that are looked at: enough for any language, bounded on a 10 MB line."""
_CLEAR_SHARE = 0.2
"""Stop words are 30-50 % of the words of running text in the languages that have them."""
_CLEAR_LEAD = 1.4
_FEWEST_WORDS = 3
_FEWEST_LETTERS = 200
"""Below this many letters a guess is little better than chance (Lui & Baldwin 2012, fig. 3)."""


def identify(text: str) -> str | None:
    """Guess the language of a text by nothing but the text; None where it does not show it."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    enough = letters >= _FEWEST_LETTERS or (letters > 0 and not sample.isascii())
    return _by_stop_words(sample) or (_by_model(sample) if enough else _by_frequent_words(sample))


def _by_stop_words(sample: str) -> str | None:
    words = split_words(sample)
    votes = sorted(
        ((sum(word in stops for word in words), code) for code, stops in _telling_lists().items()),
        reverse=True,
    )
    (best, code), (second, _) = votes[:2]
    clear = best >= _CLEAR_SHARE * len(words) and best >= _CLEAR_LEAD * second
    return code if clear and best > 0 else None


def _by_frequent_words(sample: str) -> str | None:
    """Guess the language of a short ASCII text whose stop words several languages have."""
    words = split_words(sample)
    votes = sorted(
        (
            (sum(word in alphabet.words for word in words), code)
            for code, alphabet in tables.each(Alphabet).items()
        ),
        reverse=True,
    )
    (best, code), (second, _) = votes[:2]
    return code if best >= _FEWEST_WORDS and best >= _CLEAR_LEAD * second else None


def _by_model(sample: str) -> str:
    from py3langid import classify  # loads a 4.5 MB model  # noqa: PLC0415

    code: str = classify(sample.encode("utf-8", "replace").decode("utf-8"))[0]
    return code


@cache
def _telling_lists() -> dict[str, frozenset[str]]:
    """Return the stop words that show a language."""
    known = tables.each(Words).items()
    return {code: stop_words(code) for code, words in known if words.stop_words is not None and words.telling}
