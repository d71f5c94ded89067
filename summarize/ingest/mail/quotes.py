"""Lines of a message → those lines without what mail programs write around quoted and forwarded mail."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from summarize.ingest.mail import patterns
from summarize.language.lines import ends_with_stop

QUOTED = regex.compile(r"\s{0,3}>")
_HEADER = regex.compile(r"[\s*_]{0,8}(\p{L}[\p{L} .'’-]{0,24}?)[\s*_]{0,4}[:\uff1a][\s*_]{0,4}(.*)")
_INDENTED = regex.compile(r"(?:\t| {2,})\S")
_NAMES = regex.compile(r"(?:^|\s)[*_]{0,2}(\p{L}[\p{L} ]{0,20}?)\s?[:\uff1a]")
_TIME = regex.compile(r"\d{1,2} ?[:.h\u6642\u65f6\uc2dc] ?\d\d")
_DATE = regex.compile(r"(?:19|20)\d\d|\d{1,2}[./-] ?\d{1,2}[./-]")
_ADDRESS = regex.compile(r"[<(\[][^\s<>()\[\]@]{1,80}@[^\s<>()\[\]@]{1,80}[>)\]]")
_EAST_ASIAN = regex.compile(r"(?:19|20)\d\d ?[年년]")
_LONGEST_LINE = 1000
_LONGEST_ATTRIBUTION = 400
_MOST_HEADERS = 16
_MOST_FORWARDS = 10
"""Messages within messages whose marks are taken away."""
_MOST_WRAPPED = 3
"""Lines that one header may take."""


def is_quoted(line: str) -> bool:
    """Whether a line is marked as quoted by ">"."""
    return QUOTED.match(line) is not None


def without_replies(lines: Sequence[str], *, forwarded: bool) -> list[str]:
    """Return the lines without quoted mail that no ">" marks, and without the headers of forwarded mail.

    What follows the headers of a quoted message is quoted to the end, unless lines with ">" or indented
    lines follow: then the quotation ends with them. A message that is all quotation keeps its text, and so
    does what a message forwards; ``forwarded`` says that the subject calls it a forwarded one.
    """
    left, kept = list(lines), []
    own = False
    i = forwards = 0
    while i < len(left):
        line = left[i]
        if is_quoted(line):
            kept.append(line)
            i += 1
            continue
        forward = _forward(left, i)
        end = forward or _quotation(
            left, i, starts=not kept or not kept[-1].strip() or ends_with_stop(kept[-1])
        )
        if not end:
            kept.append(line)
            own = own or any(character.isalpha() for character in line)
            i += 1
            continue
        if forward or forwarded:
            if forwards < _MOST_FORWARDS:
                left[end:] = _opened(left[end:])
            i, own, forwarded, forwards = end, False, False, forwards + 1
        else:
            i = _quotation_end(left, end) if own else end
        kept.append("")
    return kept


def _forward(lines: Sequence[str], i: int) -> int:
    """Return where the line that announces forwarded mail and its headers end, 0 where there is none."""
    if len(lines[i]) > _LONGEST_LINE or not patterns.forwarded().fullmatch(lines[i]):
        return 0
    after = _skip_blank(lines, i + 1)
    level = [_unquoted(line) for line in lines[after : after + 3 * _MOST_HEADERS]]
    end, kinds = _headers(level, 0)
    return after + end if kinds else i + 1


def _quotation(lines: Sequence[str], i: int, *, starts: bool) -> int:
    """Return where the lines that introduce quoted mail end, 0 where none begin here."""
    line = lines[i]
    if not line.strip() or len(line) > _LONGEST_LINE:
        return 0
    if patterns.original().fullmatch(line):
        after = _skip_blank(lines, i + 1)
        end, kinds = _headers(lines, after)
        return end if kinds else i + 1
    end, kinds = _headers(lines, i)
    block = "\n".join(lines[i:end])
    if _is_head(kinds, block) or (starts and _is_head(_kinds_in_one_line(line), line)):
        return max(end, i + 1)
    if starts:
        said = ""
        for end in range(i, min(i + _MOST_WRAPPED, len(lines))):
            said = f"{said} {lines[end].strip()}".lstrip()
            if not lines[end].strip() or len(said) > _LONGEST_ATTRIBUTION:
                break
            if _is_attribution(said):
                return end + 1
            if ends_with_stop(said):
                break
    return 0


def _is_attribution(said: str) -> bool:
    """Whether this is the line of a mail program that says who wrote what follows, and when.

    It ends with a colon and has an address, or a day and a time; news hardly does.
    """
    if not said.endswith((":", "\uff1a")):
        return False
    dated = _TIME.search(said) and _DATE.search(said)
    if _EAST_ASIAN.match(said) and _ADDRESS.search(said):
        return True
    return bool(dated or _ADDRESS.search(said)) and patterns.wrote().search(said) is not None


def _is_head(kinds: set[str], block: str) -> bool:
    """Whether these are the headers of a message, and no timetable ("From: Dover", "To: Calais")."""
    known = kinds - {"other"}
    return len(known) >= 3 and "from" in known and ("subject" in known or ("date" in known and "@" in block))


def _headers(lines: Sequence[str], start: int) -> tuple[int, set[str]]:
    """Return where the headers that begin at a line end, and of which kinds they are."""
    kinds: set[str] = set()
    end, wrapped, blank = start, 0, False
    for i in range(start, min(len(lines), start + 3 * _MOST_HEADERS)):
        line = lines[i][:_LONGEST_LINE]
        if not line.strip():
            blank = True
            continue
        found = _HEADER.fullmatch(line)
        kind = patterns.headers().get(found[1].strip().lower()) if found else None
        if kind is not None:
            kinds.add(kind)
            end, wrapped = i + 1, 0
        elif not kinds or blank or wrapped == _MOST_WRAPPED:
            break
        elif line[:1].isspace() and not wrapped:
            end = i + 1
        else:
            wrapped += 1
        blank = False
    return end, kinds


def _kinds_in_one_line(line: str) -> set[str]:
    """Return the kinds of headers in "From: Ada Sent: Monday To: Bob Subject: Rain"."""
    names = [found[1].lower() for found in _NAMES.finditer(line.strip())]
    # A name follows the value of the header before it.
    kinds = [
        patterns.headers().get(name) or patterns.headers().get(name.rpartition(" ")[2]) for name in names
    ]
    return {kind for kind in kinds if kind} if kinds[:1] == ["from"] else set()


def _quotation_end(lines: Sequence[str], start: int) -> int:
    """Return where a quotation ends whose headers end at ``start``."""
    first = _skip_blank(lines, start)
    if first == len(lines) or is_quoted(lines[first]):
        return start
    if not _INDENTED.match(lines[first]):
        return len(lines)
    end = first
    while end < len(lines) and (not lines[end].strip() or _INDENTED.match(lines[end])):
        end += 1
    return end


def _opened(lines: list[str]) -> list[str]:
    """Return forwarded lines without their ">", where all of them have one."""
    filled = [line for line in lines if line.strip()]
    marked = sum(is_quoted(line) for line in filled)
    return [_unquoted(line) for line in lines] if filled and marked == len(filled) else lines


def _unquoted(line: str) -> str:
    found = QUOTED.match(line)
    return line[found.end() :].removeprefix(" ") if found else line


def _skip_blank(lines: Sequence[str], i: int) -> int:
    while i < len(lines) and not lines[i].strip():
        i += 1
    return i
