"""A text that is longer than the terminal → the reader's pager."""

from __future__ import annotations

import os
import shutil
import sys

import click


def paged(text: str) -> bool:
    """Show a text in the pager, and return whether it was: not where it fits, or is no terminal.

    ``PAGER`` names the program (``PAGER=cat``: none), less shows colours and ends where the text fits.
    """
    lines = text.count("\n")
    if sys.__stdout__ is None or not sys.stdout.isatty() or not sys.stdin.isatty():
        return False
    if lines < shutil.get_terminal_size().lines or os.environ.get("PAGER") == "cat":
        return False
    os.environ.setdefault("LESS", "FRX")
    click.echo_via_pager(text, color=True)
    return True
