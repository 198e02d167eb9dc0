"""Runs what a city's own templates do in a process of its own, with bounds of time and memory.

Where a system cannot copy a process (Windows), it is run in this one, without these bounds.
"""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Generic, TypeVar

T = TypeVar("T")

SECONDS = 20
"""So long may the work take; a report is put together in less than one."""
MEMORY = 1 << 30
"""So many bytes may the work need, beyond what the process has already."""
_GRACE = 5
"""Seconds that a process has to say that its time is over, before it is stopped."""


class _Done(Generic[T]):
    """What came of the work, or the error that ended it."""

    def __init__(self, result: T) -> None:
        self.result = result


def confined(work: Callable[[], T]) -> T | None:
    """Return what work returns; None where its process ended, or had to be ended, without a result.

    The work itself meets a TimeoutError when its time is over, and a MemoryError when its memory is used up: it should
    say, in what it returns, where that happened. What it returns must be able to travel between processes.
    """
    if not hasattr(os, "fork"):
        return work()
    import multiprocessing

    ours, theirs = multiprocessing.get_context("fork").Pipe(duplex=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of copying a process with threads: the copy uses none
        process = multiprocessing.get_context("fork").Process(target=_work, args=(work, theirs))
        process.start()
    theirs.close()
    try:
        done: _Done[T] | None = ours.recv() if ours.poll(SECONDS + _GRACE) else None
    except EOFError:
        done = None
    process.kill()
    process.join()
    return done.result if done else None


def _work(work: Callable[[], T], answer: Connection) -> None:
    _bound_memory()
    signal.signal(signal.SIGALRM, _time_is_over)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    result = work()
    signal.setitimer(signal.ITIMER_REAL, 0)
    answer.send(_Done(result))


def _time_is_over(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def _bound_memory() -> None:
    import resource  # there is none on Windows

    try:
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    except (OSError, ValueError):  # a system without /proc, such as macOS, does not bound address space either
        return
