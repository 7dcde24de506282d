"""The pace at each host: a pause between two requests, few at a time, and none before the host wants to hear of us again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Host:
    """`free` is the time of the loop from which on the next request may be sent."""

    places: asyncio.Semaphore
    free: float = 0.0
    order: asyncio.Lock = field(default_factory=asyncio.Lock)


class Turns:
    """Hands out turns. `delay` is in seconds, between the starts of two requests to one host."""

    def __init__(self, *, delay: float, per_host: int, in_all: int) -> None:
        self._delay = delay
        self._per_host = per_host
        self._places = asyncio.Semaphore(in_all)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a place at the host, then for one among all."""
        here = self._of(host)
        async with here.places:
            async with here.order:
                loop = asyncio.get_running_loop()
                while (wait := here.free - loop.time()) > 0:  # it may be put off while we wait
                    await asyncio.sleep(wait)
                here.free = loop.time() + self._delay
            async with self._places:
                yield

    def put_off(self, host: str, seconds: float) -> None:
        """Leave a host alone for a while."""
        here = self._of(host)
        here.free = max(here.free, asyncio.get_running_loop().time() + seconds)

    def _of(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host(asyncio.Semaphore(self._per_host)))
