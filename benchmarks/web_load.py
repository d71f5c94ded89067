"""The server under load: python benchmarks/web_load.py [--seconds N] [--jobs N] [--articles PATH ...].

Starts ``summarize serve`` and asks it over loopback. Sixteen clients send the example articles and wait as
long as Retry-After says where there is no room. First all send the same articles: the server studies them
once, keeps the study, and writes each digest anew. Then each request has other articles (a sentence is
added), so that each one costs a whole study. Meanwhile other clients send too much, too slowly, and what is
no HTTP. At last: the length of one digest of 60 articles is changed again and again, and memory is
compared before and after 10,000 requests. Fails where a bar is not met.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from serving import form  # noqa: E402

from summarize import load  # noqa: E402

CLIENTS, REQUESTS, ARTICLES = 16, 10_000, 60
SHARE, P99, REDRAW, GROWTH = 0.8, 1.5, 0.1, 32.0
"""Bars: share of 200; seconds; seconds; MB."""
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@dataclass
class Tally:
    """What clients were answered."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    """Of each answer with status 200."""
    wrong: list[str] = field(default_factory=list)

    def show(self, name: str) -> None:
        """Print a line."""
        total = sum(self.statuses.values())
        p50, p99 = (self.at(share) for share in (0.5, 0.99))
        print(
            f"{name}: {total} requests, {self.share:.1%} answered 200, {self.statuses[503]} times 503 with "
            f"Retry-After, others {total - self.statuses[200] - self.statuses[503]}; "
            f"p50 {p50:.2f} s, p99 {p99:.2f} s"
        )

    @property
    def share(self) -> float:
        """The share that was answered 200."""
        return self.statuses[200] / max(1, sum(self.statuses.values()))

    def at(self, share: float) -> float:
        """Return the seconds that this share of the answers took at most."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def ask(
    port: int, method: str, path: str, body: bytes = b"", media_type: str = "text/plain"
) -> tuple[int, dict, bytes]:
    """Send one request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=90)
    try:
        connection.request(method, path, body or None, {"Content-Type": media_type} if body else {})
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def load_for(port: int, seconds: float, payload: Callable[[int], tuple[bytes, str]]) -> Tally:
    """Have the clients ask for so long, and return what they were answered."""
    tally, end, lock = Tally(), time.monotonic() + seconds, threading.Lock()

    def client(number: int) -> None:
        asked = number
        while time.monotonic() < end:
            body, media_type = payload(asked)
            asked += CLIENTS
            words = 50 + asked * 37 % 300
            began = time.monotonic()
            status, headers, _ = ask(port, "POST", f"/v1/digest?words={words}", body, media_type)
            with lock:
                tally.statuses[status] += 1
                if status == 200:
                    tally.seconds.append(time.monotonic() - began)
                elif status != 503 or "retry-after" not in headers:
                    tally.wrong.append(f"{status} {headers}")
            if status == 503:
                time.sleep(float(headers.get("retry-after", 1)))

    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(client, range(CLIENTS)))
    return tally


def trouble(port: int, stop: threading.Event) -> dict[str, Counter[str]]:
    """Send what is wrong until ``stop``, and return what it was answered."""
    head = f"POST /v1/digest HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: text/plain\r\n".encode()
    kinds: dict[str, list[bytes]] = {
        "413": [head + b"Content-Length: 9000000\r\n\r\n", b"a" * 9_000_000],
        "408": [head],
        "400": [b"no HTTP at all\r\n\r\n"],
    }
    got: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}

    def client(kind: str) -> None:
        while not stop.is_set():
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
                for piece in kinds[kind]:
                    connection.sendall(piece)
                answer = connection.recv(65536)
                got[kind][answer.split()[1].decode() if answer else "nothing"] += 1
            stop.wait(0.5)

    with ThreadPoolExecutor(len(kinds)) as pool:
        list(pool.map(client, kinds))
    return got


def memory(pid: int) -> float:
    """Return the MB of a process and of those that it started."""
    found = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True)
    rows = [tuple(map(int, line.split())) for line in found.stdout.splitlines()]
    family = {pid}
    for _ in range(3):
        family |= {row[0] for row in rows if row[1] in family}
    return sum(row[2] for row in rows if row[0] in family) / 1024


def redraws(port: int, articles: list[dict[str, str | None]]) -> tuple[str, list[float]]:
    """Change the length of one digest; return where it is, and the seconds of each change."""
    body = json.dumps({"articles": articles}).encode()
    status, headers, _ = ask(port, "POST", "/v1/digest?words=100&format=text", body, "application/json")
    assert status == 200, status  # noqa: S101
    base = headers["content-location"].partition("?")[0].rpartition("/")[0]
    shown = "html" if ask(port, "GET", f"{base}/html?words=100")[0] == 200 else "text"
    seconds = []
    for words in range(40, 440, 10):
        began = time.monotonic()
        ask(port, "GET", f"{base}/{shown}?words={words}")
        seconds.append(time.monotonic() - began)
    return f"{base}/{shown}", sorted(seconds)


def many(port: int, path: str, count: int) -> None:
    """Send cheap requests, and now and then a redraw, on connections that stay open."""

    def client(number: int) -> None:
        chance = random.Random(number)  # noqa: S311
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for _ in range(count // 4):
            where = chance.choice(["/", "/v1/schema/digest", "/nothing", "/v1/digest?words=x"])
            where = f"{path}?words={chance.randrange(400)}" if chance.random() < 0.02 else where
            connection.request("GET", where)
            connection.getresponse().read()
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(client, range(4)))


@contextmanager
def server(jobs: int | None) -> Iterator[tuple[int, int]]:
    """Start the server; yield its process and its port."""
    command = [sys.executable, "-m", "summarize", "serve", "--port", "0"]
    command += [] if jobs is None else ["--jobs", str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None  # noqa: S101
            found = re.search(r":(\d+)/", process.stdout.readline())
            assert found is not None  # noqa: S101
            yield process.pid, int(found[1])
        finally:
            process.terminate()


def main() -> int:
    """Measure, print, and return 1 where a bar is not met."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--jobs", type=int)
    parser.add_argument(
        "--articles", nargs="*", default=[str(ROOT / "examples" / "days"), str(ROOT / "seeds")]
    )
    options = parser.parse_args()
    found = list(load(*options.articles))[-ARTICLES:]
    articles = [
        {"text": d.text, "title": d.title, "publisher": d.publisher, "published": d.published} for d in found
    ]
    texts = [path.read_bytes() for path in SEEDS]

    def same(_: int) -> tuple[bytes, str]:
        return form(*(("file", path.name, text) for path, text in zip(SEEDS, texts, strict=True)))

    def other(number: int) -> tuple[bytes, str]:
        more = f"\n\nReader number {number} of {number * 7} wrote a letter about it.\n".encode()
        return form(("file", "a.txt", texts[0] + more), *(("file", "b.txt", text) for text in texts[1:]))

    failures = []
    with server(options.jobs) as (pid, port):
        stop = threading.Event()
        with ThreadPoolExecutor(1) as pool:
            bad = pool.submit(trouble, port, stop)
            tally = load_for(port, options.seconds, same)
            stop.set()
            answered = bad.result()
        tally.show(
            f"{CLIENTS} clients, {options.seconds:.0f} s, the five example articles "
            "(studied once, each digest written anew)"
        )
        print(
            "beside that:", "; ".join(f"{kind} expected, got {dict(got)}" for kind, got in answered.items())
        )
        failures += [f"{kind}: {got}" for kind, got in answered.items() if {*got} != {kind}]
        failures += tally.wrong[:3]
        failures += [f"share of 200 {tally.share:.2f} < {SHARE}"] * (tally.share < SHARE)
        failures += [f"p99 {tally.at(0.99):.2f} s > {P99} s"] * (not tally.at(0.99) <= P99)
        tally = load_for(port, options.seconds / 2, other)
        tally.show(
            f"{CLIENTS} clients, {options.seconds / 2:.0f} s, other articles in each request "
            "(a study each; no bar)"
        )
        failures += tally.wrong[:3]
        path, seconds = redraws(port, articles)
        middle, longest = seconds[len(seconds) // 2] * 1000, seconds[-1] * 1000
        print(
            f"redraw of {len(articles)} articles, as {path.rpartition('/')[2]}: "
            f"p50 {middle:.0f} ms, longest {longest:.0f} ms of {len(seconds)}"
        )
        failures += [f"redraw {middle:.0f} ms > {REDRAW * 1000:.0f} ms"] * (middle > REDRAW * 1000)
        many(port, path, REQUESTS // 5)
        before = memory(pid)
        many(port, path, REQUESTS)
        after = memory(pid)
        print(f"memory of all processes: {before:.0f} MB, after {REQUESTS} more requests {after:.0f} MB")
        failures += [f"memory grew by {after - before:.0f} MB"] * (after - before > GROWTH)
    print("failed: " + "; ".join(failures) if failures else "all bars are met")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
