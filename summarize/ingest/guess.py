"""Bytes whose encoding nobody states → the encoding that makes letters of some language of them."""

from __future__ import annotations

import codecs
from collections import Counter

import regex

from summarize.language import tables
from summarize.language.tables.speech import Alphabet

_WEST = ("en", "fr", "es", "pt", "it", "ca", "de", "nl", "sv", "da", "nb", "fi", "is", "ga", "sq")
_EAST = ("pl", "cs", "sk", "sl", "hr", "hu", "ro", "sq", "de")
_CYRILLIC = ("ru", "uk", "be", "bg", "sr")
_BALTIC = ("et", "lt", "lv", "pl")
ENCODINGS: dict[str, tuple[str, ...]] = {
    "cp1252": (*_WEST, "et"),
    "iso8859_15": (*_WEST, "et"),
    "cp1250": _EAST,
    "iso8859_2": _EAST,
    "cp1251": _CYRILLIC,
    "koi8_r": ("ru",),
    "koi8_u": ("uk", "ru"),
    "iso8859_5": _CYRILLIC,
    "cp866": ("ru", "be"),
    "mac_cyrillic": ("ru", "uk", "bg"),
    "cp1253": ("el",),
    "iso8859_7": ("el",),
    "cp1254": ("tr",),
    "cp1257": _BALTIC,
    "iso8859_13": _BALTIC,
    "mac_roman": _WEST,
    "mac_latin2": _EAST,
    "cp850": _WEST,
    "cp852": _EAST,
    "cp1255": ("he",),
    "cp1256": ("ar", "fa"),
    "iso8859_6": ("ar",),
}
"""Encodings with the languages that are written in them, the likelier first."""
OLD = frozenset(
    {"mac_roman", "mac_latin2", "mac_cyrillic", "cp850", "cp852", "cp866", "iso8859_13", "iso8859_6"}
)
"""Encodings that hardly anybody writes any more: they need a reason."""


_SAMPLE = 16_384
_TAG = regex.compile(rb"<[^<>]{0,500}>")
_WIDE = ("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr")
_BESIDE_ASCII = regex.compile(r"[A-Za-z][^\x00-\xff]|[^\x00-\xff][A-Za-z]")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*+(?:[–—]\p{L}+)*+(?![^\x00-\x7f\s„“”‚‘’«»‹›–—…·\xa0])")
"""A word, without one that touches an odd sign."""
_MOST_HITS = 60
_FAMILIAR = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüß")
"""Letters of names from elsewhere, which any text in a Latin script may have."""
_PUNCTUATION = frozenset("„“”‚‘’«»‹›–—…•·€£°§©®™№´¡¿\xa0\xad‑−")
_IN_WORDS = frozenset("’´·\xad‑")
_DASHES = frozenset("–—")
_ODD = regex.compile(r"[\x80-\x9f\ufffd]")
_WITHIN = regex.compile(r"(?<=\p{L})[^\x00-\x7f\p{L}\p{M}](?=\p{L})")
_TWO_SCRIPTS = regex.compile(
    r"(?=[\p{L}]{2})(?:[A-Za-z][^\x00-\x7f\p{Latin}ªº]|[^\x00-\x7f\p{Latin}ªº][A-Za-z])"
)
_TURNED = regex.compile(r"(?=[\p{Ll}\p{Lu}]{2})(?![\x00-\x7f]{2})\p{Ll}\p{Lu}")
_SHOUTED = regex.compile(r"(?<=\p{Lu})(?=[^\x00-\x7f])\p{Lu}(?=\p{Lu})")


def guess(data: bytes) -> str | None:
    """Return the encoding of one byte a character; None where nothing reads like a language that we know.

    Each candidate is scored by the letters that its languages use, by their frequent words, and by
    signs that letters do not have. Western Europe comes first where nothing speaks against it.
    """
    sample = _TAG.sub(b" ", _sample(data))
    scores = {encoding: _score(sample, encoding) for encoding in ENCODINGS}
    best = max(scores, key=lambda encoding: scores[encoding])
    high = sum(byte > 0x7F for byte in sample)
    if _may_be_wide(sample) and scores[best] < high:
        return None
    return best if scores[best] > -high / 2 else None


def _sample(data: bytes) -> bytes:
    """Return a part with bytes beyond ASCII in it."""
    found = regex.search(rb"[\x80-\xff]", data)
    start = max(0, found.start() - _SAMPLE // 4) if found else 0
    return data[start : start + _SAMPLE]


def _score(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    words = Counter(word.lower() for word in _WORD.findall(text))
    beyond = Counter(c for c in text if c > "\x7f")
    signs = float(encoding in OLD)
    letters: Counter[str] = Counter()
    for character, count in beyond.items():
        if character.isalpha() and character not in "ªº":
            small = character.lower()
            letters[small if len(small) == 1 else character] += count
        elif character not in _PUNCTUATION:
            signs += 1.5 * count
    signs += 3 * len(_ODD.findall(text))
    within = [match[0] for match in _WITHIN.finditer(text)]
    signs += sum(0.5 if sign in _DASHES else 2 for sign in within if sign not in _IN_WORDS)
    signs += 2 * len(_TWO_SCRIPTS.findall(text))
    signs += 2 * len(_TURNED.findall(text)) + len(_SHOUTED.findall(text))
    return max(_fits(code, letters, words) for code in ENCODINGS[encoding]) - signs


def _fits(code: str, letters: Counter[str], words: Counter[str]) -> float:
    """Return how well letters and words fit a language: one for each letter, and more for frequent words."""
    alphabet = tables.get(Alphabet, code)
    latin = "a" not in alphabet.letters and min(alphabet.letters, default="à") < "\u0250"
    known = 0.0
    for letter, count in letters.items():
        if letter in alphabet.letters:
            known += count
        else:
            known -= count * (0.5 if latin and letter in _FAMILIAR else 2)
    hits = sum(words[word] for word in alphabet.words if word in words)
    known -= alphabet.rare
    return known + 1.5 * min(hits, _MOST_HITS)


def _may_be_wide(sample: bytes) -> bool:
    """Whether the bytes are valid in an encoding of East Asia, and hardly ever touch Latin letters there."""
    for encoding in _WIDE:
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample, final=False)
        except UnicodeDecodeError:
            continue
        wide = sum(c > "\xff" for c in text)
        if wide and len(_BESIDE_ASCII.findall(text)) < 0.2 * wide:
            return True
    return False
