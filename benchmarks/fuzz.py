"""Give changed inputs to every target of tests/fuzz_*.py.

    python benchmarks/fuzz.py [--minutes M] [--runs N] [TARGET …]

Each target runs in a process of its own on inputs that are made from small ones (cut, joined, repeated, bits
and words changed; the same numbers give the same inputs), until it has had N runs and its share of the
minutes. Printed: runs, exceptions that are not ours, hangs (over 5 s of processor time), runs over 1 GB.
Exit status 1 if there is one.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), *map(str, (ROOT / "tests").glob("*/"))]

LONGEST, MOST_MEMORY = 5.0, 2**30
_STALL = 600
"""Seconds without a word after which a target is given up: it hangs where Python cannot look."""
_TOKENS = (
    b"<", b">", b"&amp;", b"&#0;", b"\x00", b"\xff\xfe", b"\n\n", b"\r\n", b"From ", b"\xe2\x80\x9c", b'"', b"'",
    b"1,000.5", b"2026-02-30", b"</p>", b"<p>", b"<div>", b"[", b"{", b"}", b"=?", b"?=", b"\xc2\xad", b"http://", b"@",
    b"--", b"\xf0\x9f\x91\xa9", b"\xed\xa0\x80", b"%PDF", b"endobj", b"Content-Length: 9", b"<![CDATA[", b"]]>", b"<!--",
)  # fmt: skip


def targets() -> dict[str, tuple[Callable[[bytes], None], tuple[bytes, ...]]]:
    """Return every target by its name, with the small inputs that are changed."""
    import fuzz_reading  # noqa: PLC0415  # the process that starts the others needs none of it
    import fuzz_store  # noqa: PLC0415
    import fuzz_verify  # noqa: PLC0415

    found = {name: (target, fuzz_reading.CORPUS[name]) for name, target in fuzz_reading.TARGETS.items()}
    plain = tuple(bytes(range(first, first + 40)) for first in (0, 40, 120, 200))
    for module in (fuzz_store, fuzz_verify):
        found |= {name: (target, plain) for name, target in module.TARGETS.items()}
    return found


def changed(corpus: tuple[bytes, ...], chance: random.Random) -> bytes:
    """Return one of the small inputs after some changes."""
    data = bytearray(chance.choice(corpus))
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        place = chance.randrange(len(data) + 1)
        end = min(len(data), place + chance.choice((1, 2, 4, 16, 64)))
        match chance.randrange(8):
            case 0:
                data[place:end] = b""
            case 1:
                data[place:place] = chance.choice(_TOKENS) * chance.choice((1, 1, 2, 50))
            case 2:
                data[place:end] = chance.randbytes(end - place)
            case 3:
                data[place:place] = data[place:end] * chance.choice((1, 3, 40))
            case 4:
                del data[place:]
            case 5:
                other = chance.choice(corpus)
                data[place:] = other[chance.randrange(len(other) + 1) :]
            case 6 if place < len(data):
                data[place] ^= 1 << chance.randrange(8)
            case _:
                data[place:end] = bytes(reversed(data[place:end]))
    return bytes(data[:100_000])


def work(name: str, runs: int, seconds: float) -> None:
    """Run one target, and print a line for each find and one at the end."""
    target, corpus = targets()[name]
    chance, started, done, finds = random.Random(name), time.monotonic(), 0, 0  # noqa: S311  # no secret
    while done < runs or time.monotonic() - started < seconds:
        data = changed(corpus, chance)
        before = time.process_time()
        try:
            target(data)
        except Exception as error:  # noqa: BLE001  # what comes is what is looked for
            finds += 1
            print(f"{name}: {type(error).__name__}: {error!s:.200} <- {data[:400].hex()}", flush=True)
        spent, peak = time.process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        done += 1
        if spent > LONGEST or peak > MOST_MEMORY:
            finds += 1
            print(f"{name}: {spent:.1f} s, {peak / 2**20:.0f} MB <- {data[:400].hex()}", flush=True)
            if peak > MOST_MEMORY:
                break
        if done % 500 == 0:
            print(f"…{name} {done}", file=sys.stderr, flush=True)
    print(
        f"{name:16} {done:7} runs  {finds:4} finds  {(time.monotonic() - started) / 60:5.1f} minutes",
        flush=True,
    )
    sys.exit(finds > 0)


def main() -> int:
    """Run the targets one after the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10.0, help="for all targets together (10)")
    parser.add_argument("--runs", type=int, default=10_000, help="at least so many for each target (10,000)")
    parser.add_argument("--work", metavar="TARGET", help=argparse.SUPPRESS)
    parser.add_argument("targets", nargs="*")
    options = parser.parse_args()
    if options.work:
        work(options.work, options.runs, options.minutes * 60)
    chosen = options.targets or list(targets())
    failed = []
    for name in chosen:
        share = str(options.minutes / len(chosen))
        command = [sys.executable, __file__, "--work", name, "--runs", str(options.runs), "--minutes", share]
        status = _watched(command)
        if status is None:
            print(f"{name}: hangs")
        failed += [] if status == 0 else [name]
    return int(bool(failed))


def _watched(command: list[str]) -> int | None:
    """Run a target while it reports progress; return its exit status, None where it was given up."""
    heard = time.monotonic()
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as stream, subprocess.Popen(command, stderr=writer) as process:
        os.close(writer)
        os.set_blocking(stream.fileno(), False)  # its only form
        while process.poll() is None:
            if stream.read():
                heard = time.monotonic()
            if time.monotonic() - heard > _STALL:
                process.kill()
                return None
            time.sleep(0.2)
        return process.returncode


if __name__ == "__main__":
    sys.exit(main())
