"""Times `icc validate` against other checkers of YAML files, on the same files, as whole processes.

Usage: scripts/start python benchmarks/validate.py [--cities 136] [--rounds 5] [--table FILE]

Each checker is called once in a round, so that what else the machine does weighs on all alike. What is not installed
is left out with a word; `pip install -e .[bench]` installs it. The files are made anew: see `cities`.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cities import make_cities
from yamale_schemas import yamale_schema

REPOSITORY = Path(__file__).resolve().parent.parent
SCHEMAS = REPOSITORY / "schemas"
PARTS = ("city", "assessment", "strategy", "charters", "kpis", "roadmap", "impact")


class Checker(NamedTuple):
    """A way to check a folder: commands that are run one after the other."""

    name: str
    commands: list[list[str]]
    codes: tuple[int, ...] = (0,)
    """Exit codes that mean that it did its work."""


class Timing(NamedTuple):
    """How long a checker took in each round, in seconds."""

    name: str
    passed: list[float]
    """From start to end."""
    worked: list[float]
    """CPU seconds, in all processes of the checker."""


def main() -> None:
    """Make the files, run all checkers, print a table."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="icc-benchmark-") as name:
        folder = Path(name)
        size = make_cities(folder / "cities", asked.cities)
        make_cities(folder / "one", 1)
        for part in PARTS:
            schema = yamale_schema(SCHEMAS / f"{part}.schema.json")
            (folder / f"{part}.schema.yaml").write_text(schema, encoding="utf-8")
        print(f"{asked.cities} cities, {size / 1e6:.1f} MB, {size / asked.cities / 1000:.0f} KB each", file=sys.stderr)
        few = [*_checkers(folder, folder / "one"), Checker("icc --version", [_icc("--version")])]
        _timed(few, 1)  # fills the caches of files and of compiled modules
        one = _timed(few, asked.rounds)
        many = _timed(list(_checkers(folder, folder / "cities")), asked.rounds)
    text = "\n".join(
        [
            f"{_machine()}; rounds: {asked.rounds}. Elapsed seconds, and CPU seconds of all",
            "processes: median (minimum to maximum). CPU seconds depend less on what else the machine does.",
            "",
            *_table(f"{asked.cities} cities ({size / 1e6:.1f} MB)", many),
            "",
            *_table("One city", one),
        ]
    )
    print(text)
    if asked.table:
        asked.table.write_text(text + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times icc validate against other checkers of YAML files.")
    parser.add_argument("--cities", type=int, default=136, help="how many cities; 136 took part in the programme")
    parser.add_argument("--rounds", type=int, default=5, help="how often each checker is called")
    parser.add_argument("--table", type=Path, help="a file to write the table to as well")
    return parser.parse_args()


def _checkers(folder: Path, cities: Path) -> Iterator[Checker]:
    """Yield the checkers that are installed."""
    yield Checker("icc validate", [_icc("validate", str(cities), "--format", "concise")], (0, 1))
    if _found("check-jsonschema"):
        yield Checker(
            "check-jsonschema, with icc's schemas",
            [
                [_found("check-jsonschema"), "--schemafile", str(SCHEMAS / f"{part}.schema.json"), *files]
                for part in PARTS
                if (files := _files(cities, part))
            ],
            (0, 1),
        )
    if _found("yamllint"):
        yield Checker("yamllint", [[_found("yamllint"), "--no-warnings", str(cities)]], (0, 1))
    if _found("yamale"):
        yield Checker(
            "yamale, with the same schemas, lengths and patterns left out",
            [
                [_found("yamale"), "-s", str(folder / f"{part}.schema.yaml"), "-n", "auto", *files]
                for part in PARTS
                if (files := _files(cities, part))
            ],
            (0, 1),
        )


def _files(cities: Path, part: str) -> list[str]:
    return sorted(map(str, [*cities.rglob(f"{part}.yaml"), *cities.rglob(f"{part}/*.yaml")]))


def _found(program: str) -> str:
    """Return where a program of this environment is; an empty text where it is not installed."""
    found = shutil.which(program, path=sysconfig.get_path("scripts"))
    if found is None:
        print(f"{program} is not installed and is left out", file=sys.stderr)
    return found or ""


def _icc(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "icc_cli", *arguments]


def _timed(checkers: Sequence[Checker], rounds: int) -> list[Timing]:
    """Run all checkers in turn, in each round."""
    timings = [Timing(checker.name, [], []) for checker in checkers]
    for _ in range(rounds):
        for checker, timing in zip(checkers, timings, strict=True):
            began, worked = time.perf_counter(), _worked()
            for command in checker.commands:
                _run(checker, command)
            timing.passed.append(time.perf_counter() - began)
            timing.worked.append(_worked() - worked)
            print(f"{checker.name}: {timing.passed[-1]:.2f} s, {timing.worked[-1]:.2f} s of work", file=sys.stderr)
    return timings


def _worked() -> float:
    """Return the CPU seconds of all processes that this one has started."""
    times = os.times()
    return times.children_user + times.children_system


def _run(checker: Checker, command: list[str]) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in checker.codes:
        sys.exit(f"{checker.name} failed with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _table(title: str, timings: Sequence[Timing]) -> Iterator[str]:
    """Yield a Markdown table, with the work of each checker as a multiple of the first one's."""
    yield f"| {title} | seconds | CPU seconds | times icc |"
    yield "|---|---|---|---|"
    first = statistics.median(timings[0].worked)
    for each in timings:
        times = statistics.median(each.worked) / first
        yield f"| {each.name} | {_spread(each.passed)} | {_spread(each.worked)} | {times:.1f} |"


def _spread(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds):.2f} ({min(seconds):.2f} to {max(seconds):.2f})"


def _machine() -> str:
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.system()} {platform.machine()}, {processors} cores, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
