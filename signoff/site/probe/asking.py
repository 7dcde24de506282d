"""Many addresses, asked at once within a budget of time."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable

from signoff.site.probe.answer import Answer
from signoff.site.probe.ask import Asker
from signoff.site.probe.guard import guarded
from signoff.site.probe.manners import Manners

Told = Callable[[int, int], None]


def ask_all(urls: list[str], manners: Manners, answers: dict[str, Answer], progress: Told | None) -> None:
    """Ask, and put what came into `answers` as it comes: so it is there when Ctrl-C, or the budget, ends the run."""
    asyncio.run(_ask_all(urls, manners, answers, progress))


async def _ask_all(
    urls: list[str],
    manners: Manners,
    answers: dict[str, Answer],
    progress: Told | None,
) -> None:
    connector = guarded(manners.private)
    async with connector:
        asker = Asker(connector, manners, random.Random())  # noqa: S311 - the dice only spread the pauses

        async def ask(url: str) -> None:
            answers[url] = await asker.ask(url)
            if progress:
                progress(len(answers), len(urls))

        try:
            async with asyncio.timeout(manners.budget), asyncio.TaskGroup() as group:
                for url in urls:
                    group.create_task(ask(url))
        except TimeoutError:
            pass  # what is left is named by probe()
