"""Template and values → HTML: what is put in is text that only prints, and is escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from summarize.render.citations import plain

if TYPE_CHECKING:
    from jinja2 import Environment

_END_OF_MAIL = "/* The page alone"
"""What comes before it in the style sheet are plain rules, which mails have as well."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_TAG = re.compile(r'<(\w+)(?: class="([\w -]+)")?')


def rendered(template: str, **values: object) -> str:
    """Return a template of ``templates/`` with its values, each of them escaped."""
    return environment("summarize.render").get_template(template).render(values)


@cache
def stylesheet() -> str:
    """Return the style sheet of all pages."""
    return _read("style.css")


@cache
def script() -> str:
    """Return the script of the reading page: keys, and nothing that the page needs."""
    return _read("page.js")


def policy() -> str:
    """Return the Content-Security-Policy of a page: our style sheet, our script, nothing else."""
    return (
        f"default-src 'none'; style-src {_hash(stylesheet())}; script-src {_hash(script())}; "
        "base-uri 'none'; form-action 'none'"
    )


def with_inline_styles(html: str) -> str:
    """Write the rules that mails have into the tags, for many mail programs read no style sheet.

    ``html`` is what a template gave: its text is escaped, so that every < opens a tag.
    """
    rules: dict[str, str] = {}
    for selectors, declarations in _RULE.findall(_COMMENT.sub("", stylesheet().partition(_END_OF_MAIL)[0])):
        for selector in selectors.split(","):
            rules[selector.strip().removeprefix(".")] = " ".join(declarations.replace('"', "'").split())

    def styled(tag: re.Match[str]) -> str:
        found = [rules[name] for name in (tag[1], *(tag[2] or "").split()) if name in rules]
        return f'<{tag[1]} style="{"; ".join(found)}"' if found else f"<{tag[1]}"

    return _TAG.sub(styled, html)


@cache
def environment(package: str) -> Environment:
    """Return what reads the templates of a package."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # for HTML alone

    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: plain(value) if type(value) is str else value,
    )
    made.globals |= {"style": stylesheet(), "script": script(), "policy": policy()}
    return made


def _read(name: str) -> str:
    return (resources.files("summarize.render") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
