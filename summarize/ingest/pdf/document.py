"""PDF → Document."""

from __future__ import annotations

import io
import warnings
from collections import Counter
from collections.abc import Sequence
from typing import Any

import regex

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.dates import iso
from summarize.ingest.fields import one_line
from summarize.ingest.pdf.columns import column_lines
from summarize.ingest.pdf.heads import without_heads
from summarize.ingest.sandbox.limits import LARGEST_FILE, MOST_TEXT, check_size
from summarize.language.lines import ends_with_stop, looks_like_headline
from summarize.model import Document

_MOST_PAGES = 2000
_PAGES_TRIED = 12
"""Pages of which one has columns if any page of the file has."""
_FILE_NAME = regex.compile(
    r"(?i)^(?:microsoft word - |untitled|document\d*$)|\.(?:docx?|pdf|indd|tex|rtf|odt|qxd)$"
)


def read_pdf(content: Content) -> Pieces:
    """Extract the text page by page.

    Lines that head or foot pages are left out, columns are read one after the other, and words that are
    divided at the end of a line are put together; nothing else is changed.

    Raises:
        SourceError: codes ``bad-pdf``, ``encrypted``, ``no-text``, ``too-large``.

    """
    import pypdf  # noqa: PLC0415  # start-up
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    origin = content.origin
    check_size(len(content.data), origin, most=LARGEST_FILE)
    with warnings.catch_warnings():
        # pypdf warns of what it repairs; that is what we ask of it.
        warnings.simplefilter("ignore")
        try:
            reader = pypdf.PdfReader(io.BytesIO(content.data), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise SourceError.at(origin, "encrypted", "needs a password")
            text = _text(reader, origin)
            facts = _facts(reader)
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            msg = f"{origin}: not a PDF that can be read: {str(error)[:200]}"
            raise SourceError(msg, origin=origin, code="bad-pdf") from error
    if not text.strip():
        msg = f"{origin}: no text in this PDF; scanned pages need text recognition first"
        raise SourceError(msg, origin=origin, code="no-text")
    title = one_line(facts.get("title"))
    yield Document(
        text=text,
        title=None if title and _FILE_NAME.search(title) else title,
        author=one_line(facts.get("author")),
        published=iso(facts.get("date")),
        url=content.url,
        origin=origin,
    )


def _text(reader: Any, origin: str) -> str:  # noqa: ANN401  # pypdf's reader
    if len(reader.pages) > _MOST_PAGES:
        raise SourceError.at(origin, "too-large", f"more than {_MOST_PAGES} pages")
    pages: list[list[str]] = []
    size = 0
    for page in reader.pages:
        text = page.extract_text() or ""
        pages.append([line.strip() for line in text.splitlines() if line.strip()])
        size += len(text)
        if size > MOST_TEXT:
            msg = f"{origin}: holds more than {MOST_TEXT / 1e6:.0f} million characters"
            raise SourceError(msg, origin=origin, code="too-large")
    return join_pages(_by_columns(reader, pages))


def _by_columns(reader: Any, pages: list[list[str]]) -> list[list[str]]:  # noqa: ANN401
    """Return the lines of each page without heads and feet, those of a page with columns column by column."""
    rows = [_rows(page) for page in reader.pages[:_PAGES_TRIED]]
    whole = without_heads(pages)
    if not any(column_lines(page) for page in without_heads(rows)):
        return whole
    rows += [_rows(page) for page in reader.pages[_PAGES_TRIED:]]
    found = [column_lines(page) for page in without_heads(rows)]
    return [
        columns if columns and _letters(columns) == _letters(lines) else lines
        for columns, lines in zip(found, whole, strict=True)
    ]


def _rows(page: Any) -> list[str]:  # noqa: ANN401
    """Return the lines of a page with the room between their words as spaces; none where pypdf fails."""
    try:
        text = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
    except Exception:  # noqa: BLE001  # the text itself was read; only its places are not known
        return []
    return [line for line in str(text).splitlines() if line.strip()]


def _letters(lines: list[str]) -> Counter[str]:
    return Counter(character for line in lines for character in line if character.isalnum())


def _facts(reader: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return what the file says about itself; a damaged statement costs only itself."""
    found: dict[str, Any] = {}
    for key, name in (("title", "title"), ("author", "author"), ("date", "creation_date")):
        try:
            found[key] = getattr(reader.metadata, name, None)
        except Exception:  # noqa: BLE001  # pypdf raises anything for damaged dates and strings
            found[key] = None
    return found


_DIVIDED = regex.compile(r"(\p{L}+)-\n(\p{Ll}\p{L}*)")
_SOFT = regex.compile(r"\u00ad\n?")
_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")
_FULL = 0.75
"""Share of the longest line of its page that a line has which breaks off."""


def join_pages(pages: Sequence[Sequence[str]]) -> str:
    """Join pages by a blank line, or by a line break where a sentence goes on."""
    text, last, full = "", "", 0.0
    for lines in pages:
        if not lines:
            continue
        goes_on = (
            last and not ends_with_stop(last) and (lines[0][0].islower() or _breaks_off(last, full, lines[0]))
        )
        text += ("\n" if goes_on else "\n\n" if text else "") + "\n".join(lines)
        last, full = lines[-1], _FULL * max(map(len, lines))
    return _undivided(text)


def _breaks_off(last: str, full: float, first: str) -> bool:
    """Whether the last line of a page is as long as lines are, and no headline begins the next page."""
    return len(last) >= full and len(last.split()) > 1 and not looks_like_headline(first)


def _undivided(text: str) -> str:
    """Put divided words together, with their hyphen where the text writes them with one elsewhere."""
    text = _SOFT.sub("", text)
    words = set(_WORD.findall(text))

    def whole(found: regex.Match[str]) -> str:
        with_hyphen = f"{found[1]}-{found[2]}"
        return (
            with_hyphen if with_hyphen in words and found[1] + found[2] not in words else found[1] + found[2]
        )

    return _DIVIDED.sub(whole, text)
