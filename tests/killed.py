"""Work that is done in a process of its own and killed at each of its steps, as by a power cut."""

from __future__ import annotations

import os
import signal
import traceback
import warnings
from collections.abc import Callable, Iterator
from typing import Any

STEPS = ("open", "write", "fsync", "close", "chmod", "replace", "unlink", "mkdir", "ftruncate")
"""The calls of the system that change what is on the disk, or say that it must be there."""


def killed_at_each_step(work: Callable[[], None], prepare: Callable[[], None]) -> Iterator[str]:
    """Do work again and again, killed before its first step, after it, before the second, … until it comes to its end.

    `prepare` is done before each time. Yields where the process was killed, after that.
    """
    step = 0
    while True:
        for when in ("before", "after"):
            prepare()
            if _run(work, step, when):
                assert step > 5, f"{step} steps cannot be all"
                return
            yield f"killed {when} step {step}"
        step += 1


def in_process(work: Callable[[], None]) -> int:
    """Begin work in a process that is a copy of this one, and return its number; it ends with 0 if all went well."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of copying a process with threads: the copy uses none
        process = os.fork()
    if process:
        return process
    try:
        work()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def ended(process: int) -> int:
    """Wait for a process; return its exit code, negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _run(work: Callable[[], None], step: int, when: str) -> bool:
    """Return whether the work came to its end."""
    code = ended(in_process(lambda: _counted(work, step, when)))
    assert code in (0, -signal.SIGKILL)
    return code == 0


def _counted(work: Callable[[], None], step: int, when: str) -> None:
    done = 0

    def counting(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            nonlocal done
            is_last, done = done == step, done + 1
            if is_last and when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            try:
                return call(*arguments, **options)
            finally:
                if is_last:
                    os.kill(os.getpid(), signal.SIGKILL)

        return counted

    for name in STEPS:
        setattr(os, name, counting(getattr(os, name)))
    work()
