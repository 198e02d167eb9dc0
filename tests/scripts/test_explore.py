"""`tests/explore` draws a seed for each round, and says what repeats the one that failed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

EXPLORE = Path(__file__).parents[1] / "explore"


@pytest.fixture
def tests(tmp_path: Path) -> Path:
    """A folder with `explore` and, in the place of `run`, a script that notes its arguments and fails in round 3."""
    folder = tmp_path / "tests"
    folder.mkdir()
    shutil.copy(EXPLORE, folder)
    run = folder / "run"
    run.write_text('#!/bin/sh\necho "$*" >>rounds\n[ "$(wc -l <rounds)" -lt 3 ] || exit 7\n')
    run.chmod(0o755)
    return folder


def explore(tests: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([tests / "explore", *arguments], capture_output=True, text=True, check=False)


def test_each_round_has_a_seed_and_the_one_that_failed_can_be_repeated(tests: Path) -> None:
    done = explore(tests, "60", "tests/model", "-x")
    rounds = (tests.parent / "rounds").read_text().splitlines()
    assert done.returncode == 7
    assert len(rounds) == len(set(rounds)) == 3
    assert all(each.endswith(" tests/model -x") for each in rounds)
    *seeds, repeat = done.stdout.splitlines()
    for seed, each in zip(seeds, rounds, strict=True):
        assert f"--hypothesis-seed={seed.removeprefix('seed ')} " in each
    assert repeat == f"To repeat this round: tests/run {rounds[-1]}"


def test_it_ends_when_the_time_is_over(tests: Path) -> None:
    assert explore(tests, "0").returncode == 0
    assert not (tests.parent / "rounds").exists()


def test_without_it_each_run_draws_the_same(pytestconfig: pytest.Config) -> None:
    exploring = pytestconfig.getoption("--hypothesis-profile") == "explore"
    assert settings().derandomize is not exploring
    assert settings().deadline is None
