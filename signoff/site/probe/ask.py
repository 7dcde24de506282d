"""One address, asked as a careful reader would: HEAD first, GET where that does not settle it, redirects step by step."""

from __future__ import annotations

import asyncio
import random
import socket
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

import ada_url
import aiohttp
from yarl import URL

from signoff import __version__
from signoff.site.probe.answer import Answer, Outcome, is_guarded, is_riddle, read_answer
from signoff.site.probe.guard import PrivateAddress, refuse_private
from signoff.site.probe.manners import Manners
from signoff.site.probe.turns import Turns

_HOPS = 10
_START = 16_384  # bytes of a body in which a riddle gives itself away
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_EVER = frozenset({301, 308})
_GONE_NAMES = frozenset(
    code
    for code in (getattr(socket, name, None) for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY"))
    if code is not None
)


class _Response(NamedTuple):
    status: int
    headers: Mapping[str, str]
    start: bytes


class Asker:
    """Puts questions through one connector; each address has cookies of its own, and forgets them."""

    def __init__(self, connector: aiohttp.TCPConnector, manners: Manners, dice: random.Random) -> None:
        self._connector = connector
        self._manners = manners
        self._dice = dice
        self._turns = Turns(delay=manners.delay, per_host=manners.per_host, in_all=manners.in_all)

    async def ask(self, url: str) -> Answer:
        """The answer of an address: of the second question where the first did not settle it, of the last where none did."""
        answer = await self._once("HEAD", url)
        if answer.outcome is Outcome.OK or answer.why in ("dns", "certificate", "private"):
            return answer
        for attempt in range(self._manners.tries):
            pause = self._pause(answer, attempt)
            if pause is None:
                return answer
            if answer.wait:
                self._turns.put_off(_host_of(answer.final or url), pause)
            elif attempt or answer.why == "429":
                await asyncio.sleep(pause)
            answer = await self._once("GET", url)
            if not answer.is_passing:
                return answer
        return answer

    def _pause(self, answer: Answer, attempt: int) -> float | None:
        """The seconds before the next try; None when the server wants more patience than a run has."""
        if answer.wait is not None:
            return answer.wait if answer.wait <= self._manners.longest_wait else None
        return float(self._manners.backoff * 2 ** max(attempt - 1, 0) * (1 + self._dice.random()))

    async def _once(self, method: str, url: str) -> Answer:
        try:
            return await self._followed(method, url)
        except TimeoutError:
            return _failed("timeout", is_passing=True)
        except PrivateAddress:
            return _failed("private")
        except aiohttp.ClientConnectorCertificateError:
            return _failed("certificate", Outcome.DEAD)
        except aiohttp.ClientSSLError:
            return _failed("tls")
        except aiohttp.ClientConnectorDNSError as error:
            return _unresolved(error.os_error)
        except aiohttp.ClientConnectorError as error:
            is_private = isinstance(error.os_error, PrivateAddress)
            return _failed("private") if is_private else _failed("connection", is_passing=True)
        except (aiohttp.ClientError, OSError, ValueError):
            return _failed("connection", is_passing=True)

    async def _followed(self, method: str, url: str) -> Answer:
        """The answer at the end of the redirects from an address."""
        here, is_permanent = url, True
        timeout = aiohttp.ClientTimeout(total=self._manners.timeout)
        async with aiohttp.ClientSession(
            connector=self._connector,
            connector_owner=False,
            cookie_jar=aiohttp.CookieJar(unsafe=True),  # for this one address, also where the host is a number
            timeout=timeout,
            headers=self._headers(),
            trust_env=False,
        ) as session:
            for _ in range(_HOPS + 1):
                response = await self._sent(session, method, here)
                to = response.headers.get("location", "")
                if response.status not in _REDIRECTS or not to:
                    answer = read_answer(response.status, response.headers, response.start)
                    final = here if here != url else ""
                    return replace(answer, final=final, is_permanent=bool(final) and is_permanent)
                is_permanent = is_permanent and response.status in _FOR_EVER
                there = _joined(here, to)
                if there is None:
                    return Answer(Outcome.UNKNOWN, "redirect", final=to[:500])
                here = there
        return Answer(Outcome.DEAD, "loop")

    async def _sent(self, session: aiohttp.ClientSession, method: str, url: str) -> _Response:
        host = _host_of(url)
        refuse_private(host, self._manners.private)
        async with self._turns.turn(host):
            request = session.request(method, URL(url, encoded=True), allow_redirects=False)
            async with request as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                wants_start = method == "GET" and not is_riddle(headers)
                start = await response.content.read(_START) if wants_start else b""
                found = _Response(response.status, headers, start)
        if method == "HEAD" and is_guarded(headers) and found.status < 300:
            return await self._sent(session, "GET", url)
        return found

    def _headers(self) -> dict[str, str]:
        who = f"signoff/{__version__}" + (f" (+{self._manners.site})" if self._manners.site else "")
        return {
            "User-Agent": f"Mozilla/5.0 (compatible; {who})",
            "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
            "Accept-Language": "fr, en;q=0.8",
        }


def _failed(why: str, outcome: Outcome = Outcome.UNKNOWN, *, is_passing: bool = False) -> Answer:
    return Answer(outcome, why, is_passing=is_passing, is_from_server=why in ("certificate", "tls"))


def _unresolved(error: OSError) -> Answer:
    """A name that is not there is dead; one that could not be asked about may be there."""
    if isinstance(error, PrivateAddress):
        return _failed("private")
    if error.errno in _GONE_NAMES:
        return _failed("dns", Outcome.DEAD)
    return _failed("timeout", is_passing=True)


def _joined(here: str, to: str) -> str | None:
    """Where a redirect leads; None when that is no address of the web."""
    try:
        found = ada_url.URL(ada_url.join_url(here, to))
    except (ValueError, UnicodeError):
        return None
    if found.protocol not in ("http:", "https:") or found.username or found.password:
        return None
    return str(found.href).partition("#")[0]


def _host_of(url: str) -> str:
    return urlsplit(url).hostname or ""
