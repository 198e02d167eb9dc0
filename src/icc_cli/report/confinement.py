"""Runs a city's own templates in a separate process, with limits on time and memory.

Where the system cannot fork a process (Windows), they run in this one, without these limits.
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
"""Time limit of the work; a report takes less than one second to build."""
MEMORY = 1 << 30
"""Memory limit in bytes, on top of what the process already uses."""
_GRACE = 5
"""Seconds that a process has to report that its time is up, before it is killed."""


class _Done(Generic[T]):
    """The result of the work, or the error that ended it."""

    def __init__(self, result: T) -> None:
        self.result = result


def confined(work: Callable[[], T]) -> T | None:
    """Return what the work returns; None if its process ended, or had to be killed, without a result.

    The work gets a TimeoutError when its time is up, and a MemoryError when its memory is used up; it should say in its
    result where that happened. Its result must be picklable.
    """
    if not hasattr(os, "fork"):
        return work()
    import multiprocessing

    ours, theirs = multiprocessing.get_context("fork").Pipe(duplex=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # about forking with threads: the child uses none
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
    import resource  # not on Windows

    try:
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    except (OSError, ValueError):  # a system without /proc, such as macOS, does not limit address space either
        return
