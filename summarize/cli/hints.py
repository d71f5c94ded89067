"""An option that does not exist → the options of ours that were probably meant."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import click


def with_hint(error: click.NoSuchOption) -> click.UsageError:
    """Return the error with what was probably meant, as far as the command has it."""
    if error.ctx is None:
        return error
    command, word = error.ctx.command, _plain(error.option_name)
    ours = [name for option in command.get_params(error.ctx) for name in option.opts if name[0] == "-"]
    hint = _hint(word, ours) or _possible([name for name in error.possibilities or () if name in ours])
    if not hint and isinstance(command, click.Group):
        hint = "Options of a command are given after its name."
    options, remarks = _known()
    others = {other for words in (*options.values(), *map(str.split, remarks)) for other in words}
    long = sorted(other for other in others if len(other) > 3)
    for near in difflib.get_close_matches(word, long, n=1, cutoff=0.75) if not hint else ():
        hint = _hint(near, ours)
    return click.UsageError(f"No such option {error.option_name!r}. {hint}".rstrip(), ctx=error.ctx)


@cache
def _known() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """Return our options with what other programs call them, and what is done without an option."""
    held = tomllib.loads((files("summarize.cli") / "hints.toml").read_text(encoding="utf-8"))
    options = {
        f"--{option}": frozenset(map(_plain, words.split())) for option, words in held["options"].items()
    }
    return options, held["remarks"]


def _hint(word: str, ours: Sequence[str]) -> str:
    """Return what a word of somebody else's means: options of the command, else how it is done."""
    same = [name for name in ours if _plain(name) == word]
    options, remarks = _known()
    meant = same + [name for name, words in options.items() if name in ours and word in words]
    remark = (text.format(name=word) for words, text in remarks.items() if word in words.split())
    return _possible(meant) or next(remark, "")


def _possible(names: Sequence[str]) -> str:
    return f"Did you mean {' or '.join(names)}?" if names else ""


def _plain(word: str) -> str:
    """Return a word as it is compared: ``--max_words`` and ``max-words`` are the same."""
    return word.replace("-", "").replace("_", "").lower()
