"""Does the same with many things: one after the other, or in several processes where they are so many that it pays."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEW = 8
"""So many cities are looked at before other processes have begun."""
_PORTIONS = 4
"""How many portions of things each process gets, as some are larger than others."""


def each_of(function: Callable[[T], R], tasks: Sequence[T]) -> list[R]:
    """Return what a function makes of each of some things, in their order. What passes must be able to be pickled."""
    processes = min(_processors(), len(tasks) // FEW)
    if processes < 2 or not hasattr(os, "fork"):
        return [function(task) for task in tasks]
    return _in_processes(function, tasks, processes)


def _in_processes(function: Callable[[T], R], tasks: Sequence[T], processes: int) -> list[R]:
    """Do it in processes that begin as copies of this one, so that nothing is imported again."""
    import multiprocessing  # few cities need no other process
    from concurrent.futures import ProcessPoolExecutor

    ignore_interrupt = partial(signal.signal, signal.SIGINT, signal.SIG_IGN)  # this process says that it was stopped
    portion = max(1, len(tasks) // (processes * _PORTIONS))
    with ProcessPoolExecutor(processes, multiprocessing.get_context("fork"), ignore_interrupt) as pool:
        return list(pool.map(function, tasks, chunksize=portion))


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
