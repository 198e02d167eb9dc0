"""One process at a time writes to a folder."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from icc_cli import locks
from icc_cli.locks import LOCK, LockedError, locked
from tests.killed import ended, in_process


def test_nothing_is_left_behind_and_whoever_holds_it_may_ask_again(tmp_path: Path) -> None:
    with locked(tmp_path) as killed, locked(tmp_path / "." / ""):
        assert (tmp_path / LOCK).read_text() == f"{os.getpid()}\n"
        assert killed is None
    assert not list(tmp_path.iterdir())


def test_many_processes_are_in_it_one_after_the_other(tmp_path: Path) -> None:
    count = tmp_path / "count"
    count.write_text("0")
    folder = tmp_path / "folder"
    folder.mkdir()

    def add() -> None:
        for _ in range(50):
            with locked(folder):
                number = int(count.read_text())
                count.write_text(str(number + 1))

    assert [ended(process) for process in [in_process(add) for _ in range(4)]] == [0] * 4
    assert count.read_text() == "200"
    assert not list(folder.iterdir())


def test_a_process_that_was_killed_holds_nothing_and_is_told(tmp_path: Path) -> None:
    def hold() -> None:
        with locked(tmp_path):
            os.kill(os.getpid(), signal.SIGKILL)

    process = in_process(hold)
    assert ended(process) == -signal.SIGKILL
    with locked(tmp_path) as killed:
        assert killed == process
    with locked(tmp_path) as killed:
        assert killed is None


def test_who_does_not_let_go_of_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hold() -> None:
        with locked(tmp_path):
            (tmp_path / "held").touch()
            time.sleep(60)

    process = in_process(hold)
    try:
        while not (tmp_path / "held").exists():
            time.sleep(0.01)
        monkeypatch.setattr(locks, "_SECONDS", 0.05)
        with pytest.raises(LockedError, match=f"process {process} is still writing to this folder"), locked(tmp_path):
            pass
    finally:
        os.kill(process, signal.SIGKILL)
        ended(process)


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    (tmp_path / LOCK).symlink_to("precious")
    with pytest.raises(OSError, match=LOCK), locked(tmp_path):
        pass
    assert (tmp_path / "precious").read_text() == "x"
