"""Element of a page → whether a reader sees it."""

from __future__ import annotations

from typing import Any

import regex

Element = Any
"""lxml has no types."""

_STYLES = regex.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all"
    # Set aside for screen readers: cut to nothing, or far outside of the page.
    r"|(?<![\w-])clip\s{0,3}:\s{0,3}rect\(|clip-path\s{0,3}:\s{0,3}inset\(\s{0,3}(?:50|100)%"
    r"|(?<![\w-])(?:left|right|top|text-indent)\s{0,3}:\s{0,3}-(?:9{3}|\d{4})|(?<![\w-])font-size\s{0,3}:\s{0,3}0(?![\d.])",
    regex.IGNORECASE,
)
_PIXEL = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        r"(?<![\w-])width\s{0,3}:\s{0,3}[01]px",
        r"(?<![\w-])height\s{0,3}:\s{0,3}[01]px",
        r"overflow\s{0,3}:\s{0,3}hidden",
    )
)
_CAMEL = regex.compile(r"(?<=[a-z\d])(?=[A-Z])")
# Names that style sheets use for text that only screen readers read out.
_SPOKEN = regex.compile(
    r"(?:^|-)(?:sr-?only|visually-?hidden|hidden-?visually|hide-?visually|screen-?readers?(?:-(?:text|only|content|response|shortcut))?"
    r"|reader-only|element-invisible|(?:show-)?for-sr|a11y-(?:hidden|only|text|offscreen)|assistive-text"
    r"|accessib(?:le|ly|ility)-(?:hidden|text)|aural-only|off-?screen)(?:-|$)"
)
_SHOWN_AGAIN = regex.compile(r"(?:^|-)(?:not|no|un)-")
_ICON = regex.compile(r"(?:^|-)(?:icons?|material-(?:icons|symbols)|glyphicon|fa|dashicons)(?:-|$)")
_LIGATURES = regex.compile(r"(?:^|\s)material-(?:icons|symbols)")
_WORD = regex.compile(r"\p{L}{2}|\p{N}")
_LIGATURE = regex.compile(r"\s*[a-z]+(?:_[a-z\d]+){1,5}\s*")
_LONGEST_LABEL, _LONGEST_ATTRIBUTE = 30, 500


def is_hidden(element: Element) -> bool:
    """Whether a page does not show an element: hidden, for screen readers only, or the label of an icon."""
    style = (element.get("style") or "")[:_LONGEST_ATTRIBUTE]
    if element.get("hidden") is not None or _STYLES.search(style):
        return True
    if style and all(pattern.search(style) for pattern in _PIXEL):
        return True
    names = (element.get("class") or "")[:_LONGEST_ATTRIBUTE]
    if names and any(_SPOKEN.search(n) and not _SHOWN_AGAIN.search(n) for n in _class_names(names)):
        return True
    return _is_icon(element, names)


def show(element: Element) -> None:
    """Take from an element what hides it: pages show their article by a script."""
    for key in ("hidden", "style", "class", "aria-hidden"):
        element.attrib.pop(key, None)


def _class_names(names: str) -> list[str]:
    """Return the classes in lower case with hyphens; one behind a condition ("md:sr-only") is none."""
    parts = _CAMEL.sub("-", names).lower().replace("_", "-").split()
    return [part for part in parts if ":" not in part]


def _is_icon(element: Element, names: str) -> bool:
    """Whether an element is an icon that is written as text.

    ``aria-hidden`` alone hides nothing from the eye: what it marks is often the visible half of a pair
    whose other half is for screen readers.
    """
    hidden = element.get("aria-hidden") == "true"
    if not hidden and not _LIGATURES.search(names):
        return False
    text = (element.text or "").strip()
    if len(element) or len(text) > _LONGEST_LABEL:
        return False
    named = any(_ICON.search(name) for name in _class_names(names))
    return named or _LIGATURE.fullmatch(text) is not None or not _WORD.search(text)
