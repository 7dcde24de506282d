"""Who publishes is told with what to do, and what to do when nobody does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signoff.ship.lock import Owner, has_ended, myself, refusal

ME = Owner("ann", "desk", 4242, 1_700_000_000)
ELSEWHERE = replace(ME, user="runner", host="job-17", pid=7)


@pytest.mark.parametrize(
    ("token", "told"),
    [
        pytest.param(
            replace(ME, pid=7, since=ME.since - 120).token,
            "ann@desk (process 7) has been publishing to web for 2 minutes: it is at work on this machine: wait, or, "
            "if that process is no publication, use --break-lock",
            id="here",
        ),
        pytest.param(
            replace(ELSEWHERE, since=ME.since - 1799).token,
            "runner@job-17 (process 7) has been publishing to web for 29 minutes: wait, or, when it has ended without a word "
            "(a job that was cancelled, a machine that stopped), use --break-lock",
            id="elsewhere-and-young",
        ),
        pytest.param(
            replace(ELSEWHERE, since=ME.since - 1800).token,
            "runner@job-17 (process 7) has been publishing to web for 30 minutes: that is longer than it takes; "
            "when it has ended without a word (a job that was cancelled, a machine that stopped), use --break-lock: "
            "should it go on after all, it puts nothing on line",
            id="elsewhere-and-old",
        ),
        pytest.param(
            replace(ELSEWHERE, since=ME.since + 600).token,
            "runner@job-17 (process 7) has been publishing to web for less than a minute: wait, or, when it has ended "
            "without a word (a job that was cancelled, a machine that stopped), use --break-lock",
            id="by-a-clock-that-is-ahead",
        ),
        pytest.param(
            "nonsense",
            "somebody is publishing to web, since when is not known: wait, or, when it has ended without a word "
            "(a job that was cancelled, a machine that stopped), use --break-lock",
            id="by-another-program",
        ),
    ],
)
def test_a_lock_says_whose_it_is_and_what_to_do(token: str, told: str) -> None:
    assert str(refusal("web", token, ME)) == told


def test_a_lock_of_a_process_that_runs_is_not_taken_over() -> None:
    assert not has_ended(myself().token, myself())
