"""``summarize serve``: the app and the HTTP API on this machine."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import Any

import click

from summarize.cli.numbers import Count
from summarize.cli.options import config_option, load_settings, make_fetcher, network_options
from summarize.cli.output import EXIT_USAGE, OutputError

_EXIT_UNAVAILABLE = 69
_NEEDED = ("starlette", "uvicorn", "python_multipart")


@click.command()
@click.option("--store", metavar="FILE", help="A store (see: summarize collect): briefings by date, search.")
@click.option("--port", type=Count(0, 65535), default=8765, help="Listen at port N; 0 for any that is free.")
@click.option("--jobs", type=Count(1, 64), help="Processes that work. Default: cores, less one.")
@click.option("--allow-fetch", is_flag=True, help="Fetch addresses that are sent; otherwise none is.")
@click.option("--verbose", is_flag=True, help="Say on stderr what is asked, one line a request.")
@config_option
@network_options
def serve(store: str | None, config: str, allow_fetch: bool, **options: Any) -> None:  # noqa: ANN401
    """Serve the app and the HTTP API to this machine, until Ctrl-C.

    Open the printed address in a browser: paste text or drop files, move the slider, see where each sentence
    is from. Nobody else can reach it: it listens at 127.0.0.1 only, reads no file that a request names, and
    answers no other web site.

    \b
    summarize serve
    summarize serve --store news.db                briefings by date, and search
    summarize serve --allow-fetch                  also of addresses
    curl --data-binary @a.txt -H 'Content-Type: text/plain' 'http://127.0.0.1:8765/v1/digest?words=100'
    curl -F file=@a.pdf -F file=@b.html 'http://127.0.0.1:8765/v1/digest?format=markdown'
    """  # click reads \b as "keep these lines"
    _check_installed()
    from summarize.store import open_store
    from summarize.web.server import listen
    from summarize.web.server import serve as run
    from summarize.web.service import Service

    settings = load_settings(config)
    if store is not None:
        with open_store(store):
            pass
    port = options["port"]
    try:
        listening = listen(port)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        msg = f"port {port} cannot be used: {reason}; say --port N, or --port 0 for any that is free"
        raise OutputError(msg, _EXIT_UNAVAILABLE) from error
    with listening:
        service = Service(
            config=settings,
            store=None if store is None else os.path.abspath(store),  # noqa: PTH100  # links stay
            fetcher=make_fetcher(options) if allow_fetch else None,
            jobs=options["jobs"] or max(1, min(8, (os.cpu_count() or 1) - 1)),
            verbose=options["verbose"],
        )
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        run(service, listening, lambda: click.echo(f"{address}   (Ctrl-C stops it)"))


def _check_installed() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        msg = f"serve needs {' and '.join(missing)}: pip install 'summarize[web]'"
        raise OutputError(msg, EXIT_USAGE)
