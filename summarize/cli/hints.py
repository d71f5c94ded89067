"""An option that does not exist → the options of ours that were probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import click

_WORDS = {
    "--words": "length len long limit max maximum max-words word-limit word-count wordcount nwords num-words "
    "max-length maxlen max-tokens tokens size budget w n l",
    "--sentences": "length len limit max maximum top top-k top-n k count number num lines max-sentences "
    "num-sentences sentence-count nsentences n s l",
    "--characters": "length len limit max char chars character letters max-chars max-characters max-length",
    "--minutes": "time mins minute reading-time duration",
    "--ratio": "percent percentage per-cent share fraction proportion compression compression-ratio rate",
    "--auto": "automatic knee elbow best optimal optimum adaptive",
    "--to": "longest max maximum end until upto last",
    "--step": "interval increment by stride",
    "--plot": "chart graph picture image figure svg png",
    "--csv": "as-csv table",
    "--write": "save save-as preset output out o",
    "--choose": "length words pick select",
    "--reference": "references ref gold summary rouge",
    "--facts": "annotation nuggets gold",
    "--query": "focus topic about search keyword keywords q",
    "--most-of-source": "balance balanced max-per-source per-source source-share max-share most-of-one",
    "--must-cover": "must-include include require required must cover theme themes",
    "--config": "preset settings setting conf configuration profile cfg mode template",
    "--since": "previous earlier yesterday baseline diff new prior compare against older last",
    "--days": "days-back day last last-days past recent d newer-than period age back hours weeks",
    "--from": "shortest min minimum first start start-date from-date date-from begin after newer since date",
    "--until": "to end end-date to-date date-to till before older up-to",
    "--format": "fmt type output-format output-type markdown md json html text txt plain style t f",
    "--output": "out outfile out-file outfiles output-file file save save-as save-to dest destination write "
    "target to path",
    "--limit": "max maximum max-results count top top-k top-n number num results n k",
    "--store": "db database archive sqlite s",
    "--sources": "source input inputs files articles documents folder i",
    "--full-text": "fulltext full fetch-pages follow whole complete",
    "--pages": "max-pages page limit max",
    "--hosts": "jobs threads workers parallel concurrency j",
    "--wait": "lock-timeout busy-timeout retry",
    "--verbose": "progress log show v",
    "--json": "as-json format output-format to-json",
    "--older-than": "older days before age keep max-age",
    "--dry-run": "dry dryrun simulate pretend preview no-act test n",
    "--allow-private": "private allow-local local localhost allow-loopback loopback intranet",
    "--allow-port": "port ports allow-ports",
    "--contact": "user-agent agent ua email mail",
    "--pause": "delay sleep rate rate-limit interval throttle",
    "--timeout": "time-limit max-time time-out deadline",
    "--proxy": "http-proxy https-proxy socks",
    "--port": "listen bind p",
    "--allow-fetch": "fetch online urls allow-urls",
    "--baselines": "baseline all",
    "--systems": "system published",
    "--jobs": "threads workers parallel processes j n",
    "--markdown": "md format as-markdown",
    "--stem": "stemming stemmer use-stemmer",
    "--statistic": "metric score measure f1 recall precision",
    "--help": "usage man",
    "--version": "ver v",
}
"""Our options, and what other programs call the same; a single letter is a short option."""
_REMARKS = {
    "lang language locale": "The language of an article is recognised from its text.",
    "url urls link stdin input i": "Sources are given without an option: files, URLs, - for standard input.",
    "store db database": "A store is given without an option.",
    "output out o file": "This command writes to standard output: > FILE.",
    "debug version": "It is given before the command: summarize --{name} …",
    "quiet silent q": "What is said on stderr, 2>/dev/null leaves out.",
    "ranker rank algorithm method summarizer": "A configuration chooses it: [rank] in summarize config show.",
}
"""What we have no option for, and how it is done."""


def with_hint(error: click.NoSuchOption) -> click.UsageError:
    """Return the error with what was probably meant, as far as the command has it."""
    if error.ctx is None:
        return error
    command, word = error.ctx.command, _plain(error.option_name)
    ours = [name for option in command.get_params(error.ctx) for name in option.opts if name[0] == "-"]
    hint = _hint(word, ours) or _possible([name for name in error.possibilities or () if name in ours])
    if not hint and isinstance(command, click.Group):
        hint = "Options of a command are given after its name."
    for near in difflib.get_close_matches(word, _LONG, n=1, cutoff=0.75) if not hint else ():
        hint = _hint(near, ours)
    return click.UsageError(f"No such option {error.option_name!r}. {hint}".rstrip(), ctx=error.ctx)


def _hint(word: str, ours: Sequence[str]) -> str:
    """Return what a word of somebody else's means: options of the command, else how it is done."""
    same = [name for name in ours if _plain(name) == word]
    meant = same + [name for name, words in _OPTIONS.items() if name in ours and word in words]
    remarks = (text.format(name=word) for words, text in _REMARKS.items() if word in words.split())
    return _possible(meant) or next(remarks, "")


def _possible(names: Sequence[str]) -> str:
    return f"Did you mean {' or '.join(names)}?" if names else ""


def _plain(word: str) -> str:
    """Return a word as it is compared: ``--max_words`` and ``max-words`` are the same."""
    return word.replace("-", "").replace("_", "").lower()


_OPTIONS = {option: frozenset(map(_plain, words.split())) for option, words in _WORDS.items()}
_LONG = sorted(
    {word for words in (*_OPTIONS.values(), *map(str.split, _REMARKS)) for word in words if len(word) > 3}
)
