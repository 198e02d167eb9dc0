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
    seconds: list[float]

    @property
    def median(self) -> float:
        """The time in the middle."""
        return statistics.median(self.seconds)


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
        many = _timed(list(_checkers(folder, folder / "cities")), asked.rounds)
        one = _timed([*_checkers(folder, folder / "one"), Checker("icc --version", [_icc("--version")])], asked.rounds)
    text = "\n".join(
        [
            f"{asked.rounds} rounds on {_machine()}. Seconds of a whole process: median (fastest to slowest).",
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
    """Run all checkers in turn. A run before the first round fills the caches of files and of compiled modules."""
    timings = [Timing(checker.name, []) for checker in checkers]
    for number in range(rounds + 1):
        for checker, timing in zip(checkers, timings, strict=True):
            began = time.perf_counter()
            for command in checker.commands:
                _run(checker, command)
            taken = time.perf_counter() - began
            print(f"{checker.name}: {taken:.2f} s", file=sys.stderr)
            if number:
                timing.seconds.append(taken)
    return timings


def _run(checker: Checker, command: list[str]) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in checker.codes:
        sys.exit(f"{checker.name} failed with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _table(title: str, timings: Sequence[Timing]) -> Iterator[str]:
    """Yield a Markdown table; times as multiples of those of the first checker."""
    yield f"| {title} | seconds | times icc |"
    yield "|---|---|---|"
    first = timings[0].median
    for each in timings:
        times = f"{each.median / first:.1f}"
        yield f"| {each.name} | {each.median:.2f} ({min(each.seconds):.2f} to {max(each.seconds):.2f}) | {times} |"


def _machine() -> str:
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.system()} {platform.machine()}, {processors} cores, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
