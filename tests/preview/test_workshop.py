"""The building process: its failures end nothing, and it is started again when it dies."""

from __future__ import annotations

import os
import queue
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from signoff.preview.workshop import Workshop
from tests.projects import TODAY, Project

TEXT = "content/articles/knee-scan/en.md"


class Told:
    """A workshop, and what it said."""

    def __init__(self, project: Project, *, forks: bool) -> None:
        self.said: queue.Queue[dict[str, Any]] = queue.Queue()
        self.workshop = Workshop(project.root, self.said.put, lambda: TODAY, forks=forks)

    def next(self, told: str = "built") -> dict[str, Any]:
        while (reply := self.said.get(timeout=60))["told"] != told:
            pass
        return reply


@pytest.fixture(params=[True, False], ids=["fork", "no-fork"])
def told(request: pytest.FixtureRequest, project: Project) -> Iterator[Told]:
    found = Told(project, forks=request.param)
    yield found
    found.workshop.close()


def test_a_failure_leaves_what_was_good(told: Told, project: Project) -> None:
    good = project.read(TEXT)
    told.workshop.build(None)
    first = told.next()
    checked = told.next("checked")
    project.write(TEXT, "no field\n")
    told.workshop.build([TEXT])
    broken = told.next()
    kept = told.workshop.ask("page", url="/en/knee-scan/", language="en")
    project.write(TEXT, good + "\nMended.\n")
    told.workshop.build([TEXT])
    mended = told.next()

    assert (first["failure"], checked["failure"], mended["failure"]) == (None, "", None)
    assert broken["failure"][0]["place"] == f"{TEXT}:1"
    assert kept is None or kept["article"] == "knee-scan"
    assert "en/knee-scan/index.html" in mended["pages"]


def test_a_process_that_was_killed_is_said_and_started_again(told: Told) -> None:
    told.workshop.build(None)
    told.next("checked")
    process = told.workshop._process
    assert process
    os.killpg(process.pid, signal.SIGKILL)

    died = told.next()
    told.workshop.build([TEXT])
    again = told.next()

    assert ("ended by itself" in died["failure"][0]["message"]["en"], again["failure"]) == (True, None)


def test_a_question_to_nobody_has_no_answer(project: Project) -> None:
    assert Told(project, forks=True).workshop.ask("page", url="/", language="en") is None
