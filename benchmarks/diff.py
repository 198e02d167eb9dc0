"""How long `icc diff HEAD~1` takes as a whole process: for one city, and for a repository of 136.

Usage: .venv/bin/python benchmarks/diff.py
The goal for one city is 0.5 s. The repositories are made of the examples, with two names changed in a commit.
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
RUNS = 7
CITIES = 136


def main() -> None:
    """Print the median of several runs for each repository."""
    with tempfile.TemporaryDirectory() as place:
        for name, copies in (("sofia", 1), ("simos", 1), ("all", CITIES)):
            repository = Path(place) / name
            _make(repository, [name] * copies if name != "all" else ["bialystok", "simos", "sofia"] * 46, copies)
            seconds = [_run(repository) for _ in range(RUNS)]
            print(f"{name}: {copies} cities, median {statistics.median(seconds):.2f} s, best {min(seconds):.2f} s")


def _make(repository: Path, names: list[str], copies: int) -> None:
    for number, name in enumerate(names[:copies]):
        city = repository / f"city-{number}"
        shutil.copytree(EXAMPLES / name, city)
        about = city / "city.yaml"
        about.write_text(about.read_text("utf-8").replace(f"id: {name}\n", f"id: city-{number}\n", 1), "utf-8")
    _git(repository, "init", "--quiet")
    _commit(repository)
    for file in sorted(repository.glob("*/kpis/*.yaml"))[:2]:
        file.write_text(file.read_text("utf-8").replace("    name: ", "    name: New ", 1), "utf-8")
    _commit(repository)


def _commit(repository: Path) -> None:
    _git(repository, "add", "--all")
    _git(repository, "-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "--quiet", "--message=state")


def _git(repository: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=repository, check=True)


def _run(repository: Path) -> float:
    """Return the seconds that a run takes; its modules are compiled, as an installation has them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "icc_cli", "diff", "HEAD~1", "--fail-on", "never"]
    start = time.perf_counter()
    subprocess.run(command, cwd=repository, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
