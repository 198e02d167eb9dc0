"""`icc render … --all`: many cities at once, each in a process of its own, so that none stops the others.

A process is a copy of this one where the system has that, after everything was imported, so that a new one costs
nothing; when it ends, its memory is given back.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import typer

from icc_cli.city import CityFolder
from icc_cli.cli.common import fail
from icc_cli.cli.rendering import Rendered, render_city
from icc_cli.diagnostics import plain, shown_path
from icc_cli.output.terminal import terminal
from icc_cli.report.request import FileFormat, Request


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a city."""

    city: str
    rendered: Rendered | None
    """None where nothing was written."""
    said: str
    """What was told on the way."""
    seconds: float


def render_cities(
    folders: Sequence[CityFolder], request: Request, folder: Path, *, jobs: int | None, strict: bool
) -> int:
    """Write a document of each city into a folder, several at a time, and print a table of what was written.

    Return the exit code: 1 where there is a city of which nothing was written or, if that is asked for, of which a
    page is not as it should be.
    """
    from icc_cli.report.pdf.typesetting import TypesettingUnavailableError

    outcomes: dict[str, Outcome] = {}
    try:
        context = _context(request)
    except TypesettingUnavailableError as error:
        fail(f"{error}. With --format html documents need none of it.", 1)
    with _bar(len(folders)) as tell:
        for outcome in _outcomes(context, folders, request, folder, jobs or _processors()):
            outcomes[outcome.city] = outcome
            tell(outcome)
    sys.stdout.write(_table([outcomes[each.id] for each in folders]))
    done = [outcome.rendered for outcome in outcomes.values()]
    return int(any(each is None or (strict and not each.is_sound) for each in done))


def _table(outcomes: Sequence[Outcome]) -> str:
    """Return a table of what was written."""
    from rich.table import Column

    from icc_cli.output.console import printed, table, to_text

    seconds = Column("seconds", justify="right")
    found = table("city", Column("written", overflow="fold"), "size", seconds, padding=(0, 2, 0, 0))
    for outcome in outcomes:
        done = outcome.rendered
        written = (shown_path(done.path), done.size) if done else ("nothing, for the reasons above", "")
        found.add_row(*map(to_text, (plain(outcome.city), *written, f"{outcome.seconds:.1f}")))
    return printed([found], terminal(sys.stdout))


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _outcomes(
    context: BaseContext, folders: Sequence[CityFolder], request: Request, folder: Path, jobs: int
) -> Iterator[Outcome]:
    """Yield what comes of each city, the first that is done first."""
    waiting = list(folders)
    working: dict[Connection, tuple[BaseProcess, CityFolder, float]] = {}
    try:
        while waiting or working:
            while waiting and len(working) < jobs:
                city = waiting.pop(0)
                ours, theirs = context.Pipe(duplex=False)
                process = context.Process(target=_work, args=(city, request, folder, theirs))  # type: ignore[attr-defined]
                process.start()
                theirs.close()
                working[ours] = (process, city, time.monotonic())
            for connection in wait(list(working)):
                assert isinstance(connection, Connection)
                process, city, began = working.pop(connection)
                yield _outcome(connection, process, city, time.monotonic() - began)
    finally:
        for process, _, _ in working.values():
            process.terminate()


def _outcome(connection: Connection, process: BaseProcess, city: CityFolder, seconds: float) -> Outcome:
    try:
        rendered, said = connection.recv()
    except EOFError:  # it ended without a word
        rendered, said = None, ""
    process.join()
    if rendered is None and not said:
        code = process.exitcode or 0
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        said = f"icc: the process that worked on {plain(city.id)} was ended ({how}); was there enough memory?\n"
    return Outcome(city.id, rendered, said, seconds)


def _context(request: Request) -> BaseContext:
    """Return how processes are begun: as copies, except where Apple's libraries and Windows do not stand that.

    Raises:
        TypesettingUnavailableError: PDFs are asked for, and what typesets them is missing.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    from icc_cli.report.pdf import typesetting as pdf

    if request.format is FileFormat.PDF:
        pdf.load()
    return multiprocessing.get_context("fork")


def _work(city: CityFolder, request: Request, folder: Path, answer: Connection) -> None:
    """Render a city, and answer with what was written and what was told."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process says that it was stopped
    said = io.StringIO()
    rendered = None
    with redirect_stderr(said):
        try:
            rendered = render_city(city, request, folder / request.file_name(city.id), is_quiet=True)
        except typer.Exit:
            pass
        except Exception:  # an error of icc itself must not stop the other cities either
            traceback.print_exc()
    answer.send((rendered, said.getvalue()))


@contextmanager
def _bar(number: int) -> Iterator[Callable[[Outcome], None]]:
    """Show how many cities are done: a bar on a terminal that has its signs, a line for each city elsewhere."""
    if not sys.stderr.isatty() or terminal(sys.stderr).ascii:
        done = count(1)

        def tell(outcome: Outcome) -> None:
            line = outcome.rendered.line if outcome.rendered else f"{plain(outcome.city)}: nothing written"
            sys.stderr.write(outcome.said)
            print(f"{next(done)}/{number}  {line}", file=sys.stderr, flush=True)

        yield tell
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=number)

        def advance(outcome: Outcome) -> None:
            progress.update(task, advance=1, description=plain(outcome.city))
            if outcome.said:
                progress.console.print(outcome.said.rstrip(), markup=False, highlight=False, soft_wrap=True)

        yield advance
