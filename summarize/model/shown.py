"""What a notebook and a REPL ask a digest or a briefing for: data, a page, a short repr."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from summarize.model.briefing import Briefing
    from summarize.model.digest import Digest

_LONGEST = 72


class Shown:
    """Methods of ``Digest`` and ``Briefing``; what renders them is imported when one is called.

    Rooms above import the model, never the reverse. This file is the one exception, and the import contract
    names it: the type that ``summarize`` returns is the one that people hold in a notebook, and a second
    type with methods would not be equal to it, nor be read again from JSON.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain dictionaries, lists, strings and numbers; the keys are those of the JSON."""
        from summarize.model.canonical import to_builtins  # noqa: PLC0415  # it imports the digest

        return to_builtins(cast("Digest", self))

    def to_json(self) -> str:
        """Return indented JSON with a final line break."""
        return self._in("json")

    def to_markdown(self) -> str:
        """Return the page in Markdown."""
        return self._in("markdown")

    def to_html(self) -> str:
        """Return the page as one HTML file."""
        return self._in("html")

    def _repr_html_(self) -> str:
        """Return a short piece of HTML, which notebooks show below a cell."""
        from summarize.render.notebook import to_fragment  # noqa: PLC0415

        return to_fragment(cast("Digest | Briefing", self))

    def _repr_markdown_(self) -> str:
        """Return the page in Markdown, for a front end that shows no HTML."""
        return self.to_markdown()

    def _in(self, name: str) -> str:
        from summarize.render.formats import BRIEFINGS, FORMATS  # noqa: PLC0415

        shown = cast("Digest | Briefing", self)
        return (FORMATS if shown.kind == "digest" else BRIEFINGS)[name].render(shown)


def brief_text(text: str | None, longest: int = _LONGEST) -> str:
    """Return a text in quotation marks on one line, cut after so many characters, controls escaped."""
    if text is None:
        return "without a title"
    line = " ".join(text[: 4 * longest].split())
    return repr(line if len(line) <= longest else f"{line[: longest - 1]}…")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 source", "2 sources"."""
    return f"{number} {noun}{'s' * (number != 1)}"
