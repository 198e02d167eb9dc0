"""Files are written whole or not at all, and only ordinary ones are read."""

from __future__ import annotations

import errno
import os
import socket
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from icc_cli import files
from icc_cli.files import NotAFileError, WriteError, read_file, write_all
from tests.killed import killed_at_each_step

OLD, NEW = b"old\n" * 1000, b"new\n" * 2000


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_file_is_made_with_its_folders_and_the_usual_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "c.txt"
    write_all({file: NEW})
    (tmp_path / "usual").touch()
    assert file.read_bytes() == NEW
    assert file.stat().st_mode == (tmp_path / "usual").stat().st_mode
    assert names(file.parent) == ["c.txt"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444, 0o755])
def test_permissions_stay(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(OLD)
    file.chmod(mode)
    write_all({file: NEW})
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (NEW, mode)


@pytest.mark.skipif(os.geteuid() != 0, reason="only an administrator may give files away")
def test_an_administrator_leaves_a_file_to_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(OLD)
    os.chown(file, 1234, 1235)
    write_all({file: NEW})
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 1235)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(OLD)
    link.symlink_to(real)
    write_all({link: NEW})
    assert link.is_symlink()
    assert real.read_bytes() == NEW


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / ("x" * 255)
    write_all({file: NEW})
    write_all({file: OLD})
    assert file.read_bytes() == OLD


def test_killed_at_each_step_a_file_is_whole(tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"

    def prepare() -> None:
        for file in tmp_path.iterdir():
            file.unlink()
        first.write_bytes(OLD)
        second.write_bytes(OLD)

    seen = set()
    for where in killed_at_each_step(lambda: write_all({first: NEW, second: NEW}), prepare):
        found = first.read_bytes(), second.read_bytes()
        seen.add(found)
        assert set(found) <= {OLD, NEW}, where
        for file in tmp_path.glob(files.LEFT_OVER):
            os.utime(file, (1, 1))
        write_all({first: NEW})
        assert names(tmp_path) == ["first.txt", "second.txt"], where
    assert seen == {(OLD, OLD), (NEW, OLD), (NEW, NEW)}


def test_content_is_on_the_disk_before_it_is_moved_and_the_move_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    for name in ("write", "fsync", "replace"):
        real = getattr(os, name)

        def call(*arguments: Any, name: str = name, real: Any = real) -> Any:
            calls.append(name)
            return real(*arguments)

        monkeypatch.setattr(os, name, call)
    write_all({tmp_path / "a": OLD, tmp_path / "b": NEW})
    assert calls == ["write", "fsync", "write", "fsync", "replace", "fsync", "replace", "fsync"]


def test_only_old_left_overs_are_deleted(tmp_path: Path) -> None:
    old, new, other = tmp_path / ".icc-0123abcd.tmp", tmp_path / ".icc-89abcdef.tmp", tmp_path / ".icc-original.tmp"
    for file in (old, new, other):
        file.touch()
    for file in (old, other):
        os.utime(file, (time.time() - 61, time.time() - 61))
    write_all({tmp_path / "a.txt": NEW})
    assert names(tmp_path) == [new.name, other.name, "a.txt"]


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    left = 4096 + 100

    def write(descriptor: int, content: Any) -> int:
        nonlocal left
        if not left:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        done = real(descriptor, bytes(content[:left]))
        left -= done
        return done

    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_bytes(OLD)
    second.write_bytes(OLD)
    monkeypatch.setattr(os, "write", write)
    with pytest.raises(WriteError, match="No space left") as error:
        write_all({first: NEW[:4096], second: NEW})
    assert (error.value.file, error.value.written) == (second, ())
    assert (first.read_bytes(), second.read_bytes(), names(tmp_path)) == (OLD, OLD, ["first.txt", "second.txt"])


def test_what_was_written_before_a_move_failed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if target.name == "b":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(WriteError) as error:
        write_all({tmp_path / name: NEW for name in "abc"})
    assert (error.value.file, error.value.written) == (tmp_path / "b", (tmp_path / "a",))
    assert names(tmp_path) == ["a"]


@pytest.fixture
def special(tmp_path: Path) -> Iterator[dict[str, Path]]:
    """Everything that can stand in the place of a file."""
    places = {name: tmp_path / name for name in ("loop", "pipe", "socket", "folder", "device", "null", "long")}
    places["loop"].symlink_to("loop")
    os.mkfifo(places["pipe"])
    places["folder"].mkdir()
    places["device"].symlink_to("/dev/zero")
    places["null"] = tmp_path / "a\0b"
    places["long"] = tmp_path / ("x" * 256)
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(tmp_path)  # a socket's address may not be long
        made.bind("socket")
        os.chdir(here)
        yield places


@pytest.mark.parametrize("kind", ["loop", "pipe", "socket", "folder", "device", "null", "long"])
def test_what_is_no_file_is_not_read(special: dict[str, Path], kind: str) -> None:
    with pytest.raises(OSError, match=r"."):
        read_file(special[kind], 100)


@pytest.mark.parametrize(
    ("kind", "what"), [("pipe", "a device or a pipe"), ("device", "a device or a pipe"), ("folder", "a folder")]
)
def test_it_is_told_what_it_is(special: dict[str, Path], kind: str, what: str) -> None:
    with pytest.raises(NotAFileError) as error:
        read_file(special[kind], 100)
    assert error.value.what == what


@pytest.mark.parametrize("kind", ["loop", "pipe", "socket", "folder", "null", "long"])
def test_what_is_no_file_is_not_written(
    special: dict[str, Path], kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(files, "_READER_SECONDS", 0.05)
    before = names(tmp_path)
    with pytest.raises(WriteError):
        write_all({special[kind]: NEW})
    assert names(tmp_path) == before


def test_a_pipe_that_somebody_reads_is_written_to(special: dict[str, Path]) -> None:
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(special["pipe"].read_bytes()))
    reader.start()
    write_all({special["pipe"]: NEW * 100})
    reader.join()
    assert got == [NEW * 100]


def test_no_more_is_read_than_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert (read_file(tmp_path / "a", 3), read_file(tmp_path / "a", 5)) == (b"1234", b"12345")
