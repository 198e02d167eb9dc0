"""An environment is trusted when it is whole and made from what stands in the checkout now; nothing else is lost."""

from pathlib import Path

import pytest
from launcher import place


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "a checkout"
    folder.mkdir()
    (folder / "pyproject.toml").write_text("[project]\n")
    (folder / "constraints.txt").write_text("typer==1\n")
    return folder


def environment(folder: Path, stamp: str | None) -> str:
    """Make what the launcher leaves behind: whole with a stamp, half-made without."""
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").touch(mode=0o755)
    (folder / place.LOCK).touch()
    if stamp is not None:
        (folder / place.STAMP).write_text(stamp)
    return str(folder)


def test_the_fingerprint_follows_the_two_files_and_the_place(checkout: Path) -> None:
    first = place.fingerprint(str(checkout))
    assert place.fingerprint(str(checkout)) == first

    (checkout / "constraints.txt").write_text("typer==2\n")
    second = place.fingerprint(str(checkout))
    moved = checkout.rename(checkout.with_name("moved"))
    assert len({first, second, place.fingerprint(str(moved))}) == 3


@pytest.mark.parametrize(
    ("stamp", "for_icc", "for_developers"),
    [
        ("now run\n", True, False),
        ("now dev\n", True, True),
        ("before dev\n", False, False),
        ("", False, False),
        (None, False, False),
    ],
)
def test_an_environment_is_ready_for_what_its_stamp_says(
    tmp_path: Path, stamp: str | None, for_icc: bool, for_developers: bool
) -> None:
    folder = environment(tmp_path / ".venv", stamp)
    assert place.is_ready(folder, "now", dev=False) is for_icc
    assert place.is_ready(folder, "now", dev=True) is for_developers


def test_an_environment_whose_python_is_gone_is_not_ready(tmp_path: Path) -> None:
    folder = environment(tmp_path / ".venv", "now run\n")
    python = tmp_path / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(tmp_path / "python-of-the-last-release")
    assert not place.is_ready(folder, "now", dev=False)


def test_the_environment_is_in_the_checkout_or_else_in_the_cache() -> None:
    here, cache = place.candidates("/srv/icc", {"XDG_CACHE_HOME": "/cache"})
    assert here == "/srv/icc/.venv"
    assert cache.startswith("/cache/icc/")
    assert place.candidates("/srv/other", {"XDG_CACHE_HOME": "/cache"})[1] != cache
    assert place.candidates("/srv/icc", {"XDG_CACHE_HOME": "relative"})[1].startswith(str(Path.home()))


def test_what_the_launcher_did_not_make_is_left_alone(tmp_path: Path) -> None:
    theirs, ours, new = tmp_path / "theirs", tmp_path / "ours", tmp_path / "deep" / "new"
    (theirs / "bin").mkdir(parents=True)
    environment(ours, None)

    assert place.first_makeable([str(theirs), str(ours)]) == str(ours)
    assert place.first_makeable([str(theirs), str(new)]) == str(new)
    assert place.first_makeable([str(theirs)]) is None


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".venv").write_text("")
    assert place.first_makeable([str(tmp_path / ".venv"), str(tmp_path / ".venv" / "below")]) is None
