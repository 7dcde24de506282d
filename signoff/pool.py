"""The same work for many things, by as many processes as there are processors."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from signoff.errors import SignoffError

Job = TypeVar("Job")
Done = TypeVar("Done")


def in_processes(work: Callable[[Job], Done], jobs: Sequence[Job], *, worth: int, at_once: int = 1) -> Iterator[Done]:
    """What the work makes of each job, in their order; in this process where there are fewer than is `worth` a pool, or other threads.

    `work` is a function of a module, and jobs and what is made of them are values that can be pickled; a process is handed some `at_once`.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    # A fork takes along the locks that other threads hold, and nobody opens them there.
    if len(jobs) < worth or cores < 2 or threading.active_count() > 1:
        yield from map(work, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - 20 ms, only a cold run needs it
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    # A forked process starts at once; elsewhere than on Linux system libraries do not bear it.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    try:
        # What is read and handed over has no cycles; to look for some copies what forked processes share.
        with ProcessPoolExecutor(cores, mp_context=context, initializer=gc.disable) as pool:
            yield from pool.map(work, jobs, chunksize=at_once)
    except BrokenProcessPool as error:
        raise SignoffError("a process that was reading was killed (no memory left?): try again") from error
