"""`icc render … --watch`: renders again whenever a file of the city is saved, and says what changed.

Files are asked for their time and size twice a second. Watching by the system's own events would need a library with a
binary for each platform, and does not see changes on shared and mounted folders, where cities keep their files.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import typer

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.cli.common import errors_of_form
from icc_cli.cli.rendering import Rendered
from icc_cli.diagnostics import plain
from icc_cli.paths import resolved

_SECONDS = 0.5
_TEXTS = (".yaml", ".yml")
_FOLDERS = ("figures", "templates")

Stamps = Mapping[Path, tuple[int, int]]
"""Time of the last change, and size, of each file."""


def watch(folder: CityFolder, path: Path, render: Callable[[], Rendered]) -> None:
    """Render, and again after each change, until the user stops it; `path` is what is written, and not looked at."""
    print(f"watching {plain(folder.id)}; stop with Ctrl-C", flush=True)
    try:
        before = stamps(folder.path, path)
        sound = _sound(folder)
        _try(render)
        while True:
            now = _next(folder.path, path, before)
            for line in _touched(folder.path, before, now):
                print(line)
            before, earlier, sound = now, sound, _sound(folder) or sound
            if earlier is not None and sound is not None:
                for line in _changes(earlier, sound):
                    print(f"  {line}")
            _try(render)
    except KeyboardInterrupt:
        print(f"\nno longer watching {plain(folder.id)}", flush=True)


def stamps(folder: Path, but: Path) -> Stamps:
    """Return the stamps of the files that a city's documents are made from; `but` is one of the documents."""
    found = {}
    for file in _files(folder):
        try:
            status = file.stat()
            is_output = resolved(file) == resolved(but)
        except OSError:  # it went while the folder was read, or is a link that leads nowhere
            continue
        if not is_output:
            found[file] = (status.st_mtime_ns, status.st_size)
    return found


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = Path(place).relative_to(folder).parts[:1]
        for name in names:
            is_source = name.endswith(_TEXTS) or (within and within[0] in _FOLDERS)
            if is_source and not name.startswith("."):
                yield Path(place, name)


def _next(folder: Path, but: Path, before: Stamps) -> Stamps:
    """Wait until files have changed, and then stay as they are: an editor may save several, one after the other."""
    seen, now = before, before
    while now == before or now != seen:
        time.sleep(_SECONDS)
        seen, now = now, stamps(folder, but)
    return now


def _touched(folder: Path, before: Stamps, now: Stamps) -> Iterator[str]:
    """Yield a line for each file that came, went or was changed."""
    for file in sorted(before.keys() | now.keys()):
        if before.get(file) != now.get(file):
            what = "changed" if file in before and file in now else "added" if file in now else "removed"
            yield f"{what}: {plain(file.relative_to(folder).as_posix())}"


def _sound(folder: CityFolder) -> Reading | None:
    """Return what a city's files say; None where they cannot be understood: what is not read is not gone."""
    reading = read_city(folder)
    return None if errors_of_form(reading) else reading


def _changes(earlier: Reading, later: Reading) -> Iterator[str]:
    """Yield what changed in the deliverable, in the programme's words."""
    from icc_cli.changes.compare_city import compare
    from icc_cli.output.changes.layout import sentence, step

    for change in compare(earlier, later):
        told = step(change)
        yield sentence(f"{change.message} ({told})" if told else change.message)


def _try(render: Callable[[], Rendered]) -> None:
    """Render; what is wrong was told when it ends with an exit, and may be fixed before the next time."""
    try:
        print(render().line, flush=True)
    except typer.Exit:
        print("not written: fix what is told above, and save", flush=True)
    gc.collect()  # which is off while a command runs, but this one may run all day
