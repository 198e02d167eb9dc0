"""Looks at many cities: one after the other, or in several processes where they are so many that it pays."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from functools import partial

from icc_cli.rules import Outcome, Terms, examine
from icc_cli.workspace import CityFolder, read_city

FEW = 8
"""So many cities are looked at before other processes have begun."""
_PORTIONS = 4
"""How many portions of cities each process gets, as some cities are larger than others."""


def check_cities(folders: Sequence[CityFolder], terms_of: Callable[[str], Terms]) -> list[Outcome]:
    """Return what comes of looking at each city, in their order, under the terms that its id gives."""
    tasks = [(folder, terms_of(folder.id)) for folder in folders]
    processes = min(_processors(), len(tasks) // FEW)
    if processes < 2 or not hasattr(os, "fork"):
        return [_check(task) for task in tasks]
    return _in_processes(tasks, processes)


def _check(task: tuple[CityFolder, Terms]) -> Outcome:
    folder, terms = task
    return examine(read_city(folder), terms)


def _in_processes(tasks: Sequence[tuple[CityFolder, Terms]], processes: int) -> list[Outcome]:
    """Look at cities in processes that begin as copies of this one, so that nothing is imported again."""
    import multiprocessing  # few cities need no other process
    from concurrent.futures import ProcessPoolExecutor

    ignore_interrupt = partial(signal.signal, signal.SIGINT, signal.SIG_IGN)  # this process says that it was stopped
    portion = max(1, len(tasks) // (processes * _PORTIONS))
    with ProcessPoolExecutor(processes, multiprocessing.get_context("fork"), ignore_interrupt) as pool:
        return list(pool.map(_check, tasks, chunksize=portion))


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
