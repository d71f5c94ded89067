"""Command line → exit status."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback

import click

from summarize.cli.brief import brief
from summarize.cli.collect import collect
from summarize.cli.config import config
from summarize.cli.digest import digest
from summarize.cli.eval import evaluate
from summarize.cli.explain import explain
from summarize.cli.hints import with_hint
from summarize.cli.output import EXIT_IO, EXIT_USAGE, OutputError
from summarize.cli.render import render
from summarize.cli.saying import say
from summarize.cli.schema import schema
from summarize.cli.serve import serve
from summarize.cli.store import store
from summarize.cli.tune import tune
from summarize.cli.verify import verify
from summarize.errors import SummarizeError

EXIT_BUG, EXIT_INTERRUPTED = 1, 130
_UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})

_EPILOG = """\b
Exit status: 0 done (skipped inputs are counted on stderr), 1 a bug of ours (of store search: no
article found), 2 wrong usage, 3 nothing is new (brief --only-new), 65 no usable input or
verification failed, 66 a named input is missing, 69 no network source answered, a mail
was refused or a port is taken, 73/74 output could not be written, 75 another run is using the
store or the mail server takes nothing now, 76 verify could not check everything and found nothing
wrong, 77 blocked by policy, 78 bad configuration, 130 interrupted."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "show_default": True}, epilog=_EPILOG)
@click.version_option(package_name="summarize")
@click.option("--debug", is_flag=True, help="Show a traceback when something fails.")
def cli(debug: bool) -> None:  # click passes flags by name
    """Make one digest of many articles about the same events.

    Every sentence of a digest is somebody's verbatim sentence, with the characters that it came from
    and everyone else who says it.

    \b
    summarize digest seeds/                        print a digest of a folder
    summarize digest a.txt b.txt --words 100       of two files, at most 100 words
    summarize digest seeds/ --output day.json      keep everything, as JSON
    summarize verify day.json --sources seeds/     check every character of it
    summarize tune seeds/                          what each length buys, and where it stops paying
    summarize explain day.json 1                   why its first sentence was chosen
    summarize collect feeds.opml --store news.db   bring a store of articles up to date
    summarize digest news.db --days 1              of the last day's articles in it
    summarize brief feeds.opml --store news.db     what is new, one story after the other
    summarize serve --store news.db                the same in a browser, and as an HTTP API
    """  # click reads \b as "keep these lines"
    del debug


for command in (
    brief,
    collect,
    config,
    digest,
    evaluate,
    explain,
    render,
    schema,
    serve,
    store,
    tune,
    verify,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line; return its exit status, with one or two lines on stderr if it failed."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        # click returns the status of ctx.exit() here; our commands return None.
        status = cli.main(arguments, prog_name="summarize", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        (with_hint(error) if isinstance(error, click.NoSuchOption) else error).show()
        return EXIT_USAGE
    except OutputError as error:
        say(error.message)
        return error.status
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough; nothing more may be written when Python closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as ended:
        # click ends so, with status 1, where the reader closed the pipe while a command was writing.
        if ended.code != 1:
            raise
        return 0
    except OSError as error:
        # What cannot be written to a file is handled where it is written, and names the file.
        if error.errno not in _UNWRITABLE or error.filename is not None:
            return _failed(error, debug="--debug" in arguments)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        say(f"standard output cannot be written: {error.strerror}")
        return EXIT_IO
    except Exception as error:  # noqa: BLE001  # the last line of defence: no traceback for a user
        return _failed(error, debug="--debug" in arguments)
    return status if isinstance(status, int) else 0


def _open_closed_streams() -> None:
    """Stand the null device in for a standard stream that was closed before we started (``>&-``)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # until the end


def _failed(error: Exception, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    if isinstance(error, SummarizeError):
        say(str(error))
        return error.exit_status
    say(f"a bug of ours: {type(error).__name__}: {error}")
    say("please report it, with the output of the same command with --debug before its name")
    return EXIT_BUG
