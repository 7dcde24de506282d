"""After the switch: whether every address of the release is served, with the bytes that were checked."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Iterable
from urllib.parse import quote, unquote, urljoin, urlsplit

import aiohttp

from signoff import __version__
from signoff.ship.manifest import File
from signoff.ship.release import RECORD, Release
from signoff.targets import TargetSettings

_AT_ONCE = 16
_SECONDS = 30.0
_LARGEST_PAUSE = 15.0
_HEADERS = {
    "User-Agent": f"signoff/{__version__}",
    "Accept-Encoding": "gzip, br",  # as browsers ask: what is compared is what a visitor reads
    "Cache-Control": "no-cache",
}


def wrong_addresses(release: Release, settings: TargetSettings) -> list[str]:
    """What visitors get at `url` that is not the release, in sentences; empty when all is well.

    A host may take some time until it serves what it was given: what is wrong is asked for again for `patience` seconds.
    """
    return asyncio.run(_verify(release, settings))


def address_of(url: str, path: str) -> str:
    """The address at which visitors find a file: the folder's for its index."""
    folder, _, name = path.rpartition("/")
    return f"{url}/{quote(f'{folder}/' if folder and name == 'index.html' else '' if name == 'index.html' else path)}"


async def _verify(release: Release, settings: TargetSettings) -> list[str]:
    until = time.monotonic() + settings.patience
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    connector = aiohttp.TCPConnector(limit=_AT_ONCE)
    async with aiohttp.ClientSession(headers=_HEADERS, timeout=timeout, connector=connector, trust_env=True) as session:
        asker = _Asker(session, settings.url, release)
        # The record first: while another release is served, the other files need not be asked for.
        if wrong := await _insist([asker.record()], asker, until):
            return list(wrong.values())
        served = [file for file in release.files if not file.path.rpartition("/")[2].startswith(("_", "."))]
        return list((await _insist(served, asker, until)).values())


async def _insist(files: Iterable[File], asker: _Asker, until: float) -> dict[File, str]:
    wrong = await asker.ask(files)
    pause = 0.25
    while wrong and time.monotonic() + pause <= until:
        await asyncio.sleep(pause)
        wrong = await asker.ask(wrong)
        pause = min(2 * pause, _LARGEST_PAUSE)
    return wrong


class _Asker:
    def __init__(self, session: aiohttp.ClientSession, url: str, release: Release) -> None:
        self._session = session
        self._url = url
        self._release = release
        self._free = asyncio.Semaphore(_AT_ONCE)

    def record(self) -> File:
        raw = self._release.to_json()
        return File(RECORD, len(raw), hashlib.sha256(raw).hexdigest())

    async def ask(self, files: Iterable[File]) -> dict[File, str]:
        """What is wrong with each of the files, for those with which something is."""
        asked = list(files)
        answers = await asyncio.gather(*map(self._one, asked))
        return {file: words for file, words in zip(asked, answers, strict=True) if words}

    async def _one(self, file: File) -> str:
        address = address_of(self._url, file.path)
        async with self._free:
            try:
                async with self._session.get(address, allow_redirects=False) as answer:
                    if answer.status in (301, 302, 307, 308):
                        return "" if self._is_meant(address, answer) else f"{address} sends on to another address"
                    if answer.status != 200:
                        return f"{address} answers {answer.status}"
                    digest = hashlib.sha256()
                    async for chunk in answer.content.iter_chunked(65536):
                        digest.update(chunk)
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                return f"{address} cannot be read: {error or type(error).__name__}"
        if digest.hexdigest() == file.sha256:
            return ""
        return f"{address} is not what was checked" if file.path != RECORD else f"{address} is not that of this release"

    def _is_meant(self, address: str, answer: aiohttp.ClientResponse) -> bool:
        """Whether a redirect is one of the release's own: a host may send on by itself where a page would."""
        to = urljoin(address, answer.headers.get("Location", ""))
        base, host = urlsplit(self._url).path, urlsplit(address).netloc
        meant = self._release.redirects.get(unquote(urlsplit(address).path).removeprefix(base))
        there = unquote(urlsplit(to).path).removeprefix(base)
        return meant is not None and urlsplit(to).netloc == host and there == meant
