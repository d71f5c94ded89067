"""Units of a document → those that the house prints around an article, and not to report anything.

Mailings, confidentiality and consent, notes about the writer, a release's notes about its firm. Each is known
by how it opens, whom it speaks to and where it is; what is quoted or reported of others is a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import regex

from summarize.language.leaning import quoted_share
from summarize.language.lines import Offsets, ends_with_stop, holds
from summarize.language.notice_patterns import notice_patterns, notice_words

_LONGEST_WORDS, _LONGEST = 70, 700
"""Words and characters of a notice."""
_MOST_QUOTED = 0.35
_MOST_AT_END = 12
"""Paragraphs at the end of a document that may be notes about who wrote it."""
_LEAST_SIGNS, _LEAST_BESIDE_COOKIES = 3, 2
_LEAST_OF_FIRM = 2
_LONGEST_NAME, _LONGEST_LABEL, _LONGEST_NOTE = 8, 12, 45
_ROLE_WITHIN = 9
_MARKS = " *_•·—–-()[]"

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*")


def notices(texts: Sequence[str], paragraphs: Sequence[Offsets], printed: Sequence[bool]) -> set[int]:
    """Return the indices of the units that are notices.

    Args:
        texts: the units of a document, in order.
        paragraphs: the paragraph of each.
        printed: whether each is furniture for another reason.

    """
    short = [i for i, text in enumerate(texts) if not printed[i] and _is_short(text)]
    fronted = {i for i in short if notice_patterns().fronted.may_open(texts[i])}
    found = {i for i in short if _opens_notice(texts[i], fronted=i in fronted)}
    consent = {i for i in short if _asks_consent(texts[i])}
    blocks = [list(group) for _, group in groupby(range(len(texts)), key=lambda i: paragraphs[i])]
    secret = {i for i in fronted if _is_secret(texts[i])}
    end = _end_of_body(texts, blocks, [p or i in found or i in secret for i, p in enumerate(printed)])
    known = found | consent | secret
    rest = [text for i, text in enumerate(texts) if i not in known and not printed[i]]
    # An article about cookies or about a mail keeps what reads like a notice of them.
    if consent and not any(_names_cookies(text) for text in rest):
        found |= consent
    of_mail = secret and any(notice_patterns().mail_words.search(text[:_LONGEST]) for text in rest)
    found |= {i for i in secret if not of_mail or i >= end}
    found |= _of_firm(texts, blocks)
    found |= _for_editors(texts, blocks)
    found |= _of_writer(texts, blocks, [p or i in found for i, p in enumerate(printed)])
    return found | _followers(texts, blocks, found & (secret | {i for i in found if i >= end}))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text[:_LONGEST])]


def _is_told(text: str) -> bool:
    """Whether a text is quoted, or says who says it."""
    left = sum(map(text.count, "“„«"))
    right = sum(map(text.count, "”»")) + (text.count("“") if "„" in text else 0)
    unclosed = left > right or text.count('"') % 2 == 1
    # "Dit" is "this" to the Dutch, who open with it, and "says" to the French.
    return (
        unclosed or quoted_share(text) >= _MOST_QUOTED or not notice_words().told.isdisjoint(_words(text)[1:])
    )


def _is_short(text: str, words: int = _LONGEST_WORDS) -> bool:
    return len(text) <= _LONGEST and len(text.split()) <= words


def _opens_notice(text: str, *, fronted: bool) -> bool:
    """Whether a short text is a notice, given whether it may open like one."""
    patterns = notice_patterns()
    calls = fronted and patterns.calls.opens(text) and patterns.address.search(text) is not None
    opens = calls or (fronted and patterns.printed.opens(text)) or patterns.legal.search(text) is not None
    return opens and not _is_told(text)


def _is_secret(text: str) -> bool:
    return notice_patterns().confidential.opens(text) and not _is_told(text)


def _names_cookies(text: str) -> bool:
    cookies = notice_words().cookies
    return holds(text[:_LONGEST].casefold(), cookies) and any(
        word.startswith(cookies) for word in _words(text)
    )


def _asks_consent(text: str) -> bool:
    """Whether a short text speaks to the reader of what his device stores, and of what he accepts."""
    known, folded = notice_words(), text.casefold()
    # Most texts fail this quick look.
    if not holds(folded, known.cookies) and not holds(folded, known.consent.get("device", ())):
        return False
    if notice_patterns().choice.match(text):
        return not _is_told(text)
    words = _words(text)
    if known.addressing.isdisjoint(words):
        return False
    signs = {sign for sign, stems in known.consent.items() if any(w.startswith(stems) for w in words)}
    core = signs & {"accept", "device", "privacy", "purpose"}
    if any(word.startswith(known.cookies) for word in words):
        asks = bool(core) and len(signs) >= _LEAST_BESIDE_COOKIES
    else:
        asks = len(core) > 1 and "device" in core and len(signs) >= _LEAST_SIGNS
    return asks and not _is_told(text)


def _end_of_body(texts: Sequence[str], blocks: list[list[int]], printed: Sequence[bool]) -> int:
    """Return the index of the first unit below the last paragraph that may be of the article."""
    end = len(texts)
    for block in reversed(blocks[-_MOST_AT_END:]):
        if not all(printed[i] or _is_label(texts[i]) for i in block):
            break
        end = block[0]
    return end


def _is_label(text: str) -> bool:
    return not ends_with_stop(text) and len(text.split()) <= _LONGEST_LABEL


def _of_firm(texts: Sequence[str], blocks: list[list[int]]) -> set[int]:
    """Return what a release says of its firm: "About X", and below it what X is and sells."""
    found: set[int] = set()
    for number, block in enumerate(blocks):
        heading = notice_patterns().about.match(texts[block[0]][:200])
        if heading is None or block[0] in found or not _is_name(heading["name"]):
            continue
        inline = heading["colon"].strip() == ":" and heading.end() < len(texts[block[0]])
        below = block if inline or len(block) > 1 else (*blocks[number + 1 : number + 2], [])[0]
        if below and _tells_of_firm(" ".join(texts[i] for i in below), heading["name"]):
            found.update(block, below)
            for further in blocks[number + 1 + (below is not block) :]:
                if not _tells_of_firm(" ".join(texts[i] for i in further), heading["name"]):
                    break
                found.update(further)
    return found


def _for_editors(texts: Sequence[str], blocks: list[list[int]]) -> set[int]:
    """Return what a release says below "Notes to editors"."""
    headings = (
        n for n, block in enumerate(blocks) if n > 1 and notice_patterns().editors.opens(texts[block[0]][:80])
    )
    number = next(headings, len(blocks))
    return {i for block in blocks[number:] for i in block}


def _is_name(text: str) -> bool:
    """Whether every longer word of a heading has a capital, as names have."""
    words = _WORD.findall(text)
    return len(words) <= _LONGEST_NAME and all(w[0].isupper() for w in words if len(w) > 3)


def _tells_of_firm(text: str, name: str) -> bool:
    if len(text) > 3 * _LONGEST or _is_told(text):
        return False
    words = _words(text)
    signs = {stem for stem in notice_words().firms if any(word.startswith(stem) for word in words)}
    first = next((w.casefold() for w in _WORD.findall(name) if w[0].isupper() and len(w) > 1), "")
    return len(signs) >= _LEAST_OF_FIRM and first in words[:_ROLE_WITHIN]


def _of_writer(texts: Sequence[str], blocks: list[list[int]], printed: Sequence[bool]) -> set[int]:
    """Return the notes at the end about who wrote the article, whom it names nowhere else."""
    found: set[int] = set()
    below: list[list[int]] = []
    about_writer = notice_patterns().about_writer
    if len(blocks) == 1 and not printed[-1] and _is_about_writer(texts):
        found.add(len(texts) - 1)
    for block in reversed(blocks[-_MOST_AT_END:]):
        first = next((i for i in block if not printed[i]), None)
        if first is None or all(printed[i] or _is_label(texts[i]) for i in block):
            if first is not None and about_writer.opens(texts[first]):
                found.update(block, *below[-1:])
                below = []
            continue
        if about_writer.opens(texts[first]) and not _is_told(texts[first]):
            found.update(block)
            continue
        if not _is_note(texts[first]):
            if below or len(block) > _LONGEST_NAME:
                break
            below = [block]
            continue
        body = " ".join(texts[i] for i in range(block[0]) if not printed[i] and ends_with_stop(texts[i]))
        if _is_named(texts[first], body) or not body:
            break
        found.update(block)
    return found


def _is_about_writer(texts: Sequence[str]) -> bool:
    """Whether the last sentence of a text without paragraphs is about its writer, and none before it."""
    last = texts[-1]
    if len(texts) == 1 or not (notice_patterns().writer_is.match(last.strip(_MARKS)) and _is_note(last)):
        return False
    roles = notice_words().roles
    return not any(word.casefold().startswith(roles) for text in texts[:-1] for word in _WORD.findall(text))


def _is_note(text: str) -> bool:
    """Whether a sentence says what its subject does for a paper, and nothing else."""
    if not _is_short(text, _LONGEST_NOTE) or _is_told(text):
        return False
    bare = text.strip(_MARKS)
    if _reports(_WORD.findall(bare)):
        return False
    if notice_patterns().writer_is.match(bare):
        return True
    # The handle of a writer may be printed behind her name.
    tokens = [token for token in bare.split() if not token.startswith(("(@", "@"))]
    name = _name_length(tokens)
    if not name or name >= len(tokens):
        return False
    verb, known = tokens[name].casefold(), notice_words()
    if verb in known.being:
        return any(
            w.casefold().lstrip("\"'’“").startswith(known.roles)
            for w in tokens[name + 1 : name + 1 + _ROLE_WITHIN]
        )
    following = [token.casefold() for token in tokens[name + 1 : name + 5]]
    return verb in known.works and not known.works_at.isdisjoint(following)


def _reports(words: Sequence[str]) -> bool:
    """Whether a sentence about a writer goes on to what happened: "who was arrested", "and won a prize"."""
    known = notice_words()
    closing = known.articles | known.works | known.works_at
    for word, following, beyond in zip(words[2:], words[3:], [*words[4:], ""], strict=False):
        goes_on = not known.still_note.isdisjoint((following.casefold(), beyond.casefold()))
        if word.casefold() in known.news_of and not goes_on:
            return True
        named = following[0].isupper() or following.casefold().startswith(known.roles)
        joined = named or following.casefold() in closing
        if word.casefold() in known.joining and not (goes_on or joined):
            return True
    return False


def _name_length(tokens: Sequence[str]) -> int:
    """Return how many words at the start are the name of a person: two to four, with capitals."""
    count, particles = 0, notice_words().particles
    for token in tokens[:5]:
        letters = token.rstrip(",")
        if not (letters[:1].isupper() or (count and letters in particles)):
            break
        count += 1
    return (
        count
        if 2 <= count <= 4 and not any(t.endswith((".", ":", ";")) and len(t) > 2 for t in tokens[:count])
        else 0
    )


def _is_named(note: str, body: str) -> bool:
    """Whether the article names the writer of a note: by the whole name, or by one that is no place there."""
    tokens = note.strip(_MARKS).split()
    length = _name_length(tokens)
    if not length:
        return False
    last = _WORD.findall(tokens[length - 1])[-1:]
    found = (
        regex.finditer(rf"(?:(\p{{L}}+)\s)?(?<!\p{{L}}){regex.escape(last[0])}(?!\p{{L}})", body)
        if last
        else ()
    )
    return " ".join(tokens[:length]) in body or any(
        (m[1] or "").casefold() not in notice_words().of_places for m in found
    )


def _followers(texts: Sequence[str], blocks: list[list[int]], found: set[int]) -> set[int]:
    """Return what a notice says in its paragraph behind its first sentence."""
    more: set[int] = set()
    for block in blocks:
        first = next((i for i in block if i in found), None)
        if first is not None and first == block[0]:
            more.update(i for i in block if not _is_told(texts[i]))
    return more
