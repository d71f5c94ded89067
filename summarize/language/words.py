"""Text → words and their stems."""

from __future__ import annotations

import importlib.resources
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import regex
import Stemmer

from summarize.language import tables
from summarize.language.plain import DIGIT, LETTER, is_plain
from summarize.language.tables.speech import Words

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
    return tuple(offsets for _, _, offsets in read_words(text))


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


def read_words(text: str) -> list[tuple[str, bool, Offsets]]:
    """Return the words of a text as ``_words`` does, without possessive endings and invisible characters."""
    if is_plain(text):
        fold = _folded if _HAS_INITIALS.search(text) else str.casefold
        return [
            (fold(word), word[0].isupper(), match.span(1))
            for match in _PLAIN_WORD.finditer(text)
            if (word := match[1])
        ]
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
