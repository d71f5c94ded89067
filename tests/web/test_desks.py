"""The working processes: what is kept, what is ended, and that the next request is answered."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.config.reading import load_config
from summarize.web.body import Body
from summarize.web.desk import Desk, Kept
from summarize.web.desks import Desks
from summarize.web.faults import RefusedError
from summarize.web.service import Limits, Service


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 9))), st.integers(1, 4), st.integers(0, 20)
)
def test_what_is_kept_is_bounded(puts: list[tuple[str, int]], count: int, size: int) -> None:
    kept: Kept[int] = Kept(count, size)
    for key, weight in puts:
        kept.put(key, weight, weight)
        assert kept.get(key) == weight
        assert len(kept) <= count
        assert kept.size <= size or len(kept) == 1


def test_the_one_that_was_used_last_stays() -> None:
    kept: Kept[int] = Kept(2, 100)
    for key in "ab":
        kept.put(key, 0, 1)
    kept.get("a")
    kept.put("c", 0, 1)
    assert [key for key in "abc" if kept.get(key) is not None] == ["a", "c"]


def test_what_takes_too_long_is_ended_and_the_next_is_answered() -> None:
    service = Service(config=load_config("default", {}), limits=Limits(work_seconds=1.0))
    long = Body(
        media_type="text/plain",
        data=b"".join(b"Day %d brought rain to %d towns. " % (n, n) for n in range(20_000)),
    )
    short = Body(media_type="text/plain", data=b"It rained in Paris. Nobody was hurt.")

    async def run() -> None:
        desks = Desks(service)
        await desks.start()
        with pytest.raises(RefusedError) as raised:
            await desks.ask(long.key, Desk.study, long.key, long)
        assert (raised.value.fault.status, raised.value.fault.code) == (422, "too-slow")
        assert (await desks.ask(short.key, Desk.study, short.key, short)).documents == 1
        with pytest.raises(RefusedError) as raised:
            await desks.ask(short.key, _die)
        assert raised.value.fault.code == "worker-died"
        assert (await desks.ask(short.key, Desk.study, short.key, short)).documents == 1
        desks.stop()

    asyncio.run(run())


def _die(desk: Desk) -> None:
    del desk
    os.kill(os.getpid(), signal.SIGKILL)
