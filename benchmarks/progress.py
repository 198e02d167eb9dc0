"""How long `icc progress` takes as a whole process: for one city, and for a portfolio of 136.

Usage: .venv/bin/python benchmarks/progress.py
The goals are 0.25 s for one city and 2 s for the portfolio, which is made of copies of the examples.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
CITIES = ("bialystok", "simos", "sofia")
RUNS = 15
MANY = 136


def main() -> None:
    """Print the median and the best of several runs of each command."""
    for city in CITIES:
        _report(f"--city {city}", EXAMPLES, ["--city", city], RUNS)
    _report("--city sofia --gaps", EXAMPLES, ["--city", "sofia", "--gaps"], RUNS)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(MANY):
            _copy(folder, CITIES[number % len(CITIES)], f"city-{number}")
        _report(f"{MANY} cities", folder, [], RUNS // 3)
        _report(f"{MANY} cities --gaps", folder, ["--gaps"], RUNS // 3)


def _copy(folder: Path, name: str, new_name: str) -> None:
    city = folder / new_name
    shutil.copytree(EXAMPLES / name, city)
    about = city / "city.yaml"
    about.write_text(about.read_text("utf-8").replace(f"id: {name}\n", f"id: {new_name}\n", 1), "utf-8")


def _report(title: str, folder: Path, arguments: list[str], runs: int) -> None:
    walls, works = zip(*(_run(folder, arguments) for _ in range(runs)), strict=True)
    median, work = statistics.median(walls), statistics.median(works)
    print(f"{title}: median {median:.2f} s, best {min(walls):.2f} s; of processors, median {work:.2f} s", flush=True)


def _run(folder: Path, arguments: list[str]) -> tuple[float, float]:
    """Return the seconds that a run takes, by the clock and of all processors; the former grow on a busy machine.

    Its modules are compiled, as an installation has them.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "icc_cli", "progress", *arguments]
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, work


if __name__ == "__main__":
    main()
