"""Work is handed to several processes where that is worth it and safe, and comes back in its order."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from signoff.pool import in_processes

MANY = range(40)
ALONE = pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="with one processor there is nobody to share with")


def with_process(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def killed(number: int) -> int:
    if number == 7:
        os._exit(9)  # as the system does when memory is short
    return number


def run(words: str) -> str:
    """What a program says that has no thread but its own; whoever runs these tests may have others."""
    program = f"import os\nfrom signoff.pool import in_processes\nfrom tests.test_pool import *\n{words}"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False).stdout.strip()


def test_what_comes_back_is_in_order() -> None:
    said = run("print([found for found, _ in in_processes(with_process, MANY, worth=10)])")

    assert said == str([number**2 for number in MANY])


def test_a_few_things_are_done_here() -> None:
    assert {process for _, process in in_processes(with_process, range(9), worth=10)} == {os.getpid()}


@ALONE
def test_many_things_are_done_elsewhere() -> None:
    said = run("print(os.getpid() in {process for _, process in in_processes(with_process, MANY, worth=10)})")

    assert said == "False"


def test_beside_other_threads_all_is_done_here() -> None:
    """As in the preview's server: a process that is forked there may wait for ever for a lock of another thread."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert {process for _, process in in_processes(with_process, MANY, worth=10)} == {os.getpid()}
    finally:
        done.set()
        other.join()


@ALONE
def test_a_process_that_was_killed_ends_the_run() -> None:
    said = run(
        "from signoff.errors import SignoffError\n"
        "try: list(in_processes(killed, MANY, worth=10))\n"
        "except SignoffError as error: print(error)"
    )

    assert said == "a process that was reading was killed (no memory left?): try again"
