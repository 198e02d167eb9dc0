"""Whether a path lies inside a folder is decided by where its links lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.paths import is_inside, resolved


@pytest.fixture
def city(tmp_path: Path) -> Path:
    folder = tmp_path / "city"
    (folder / "kpis").mkdir(parents=True)
    (folder / "kpis" / "a.yaml").touch()
    (tmp_path / "city-of-others").mkdir()
    (tmp_path / "city-of-others" / "a.yaml").touch()
    return folder


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("kpis/a.yaml", True),
        ("kpis/not/yet/there.yaml", True),
        (".", True),
        ("kpis/../kpis/a.yaml", True),
        ("../city-of-others/a.yaml", False),
        ("kpis/../../city-of-others/a.yaml", False),
        ("..", False),
        ("/etc/hostname", False),
        ("out", False),
        ("out/a.yaml", False),
        ("out/../city/kpis/a.yaml", True),
        ("in/a.yaml", True),
        ("again", True),
        ("dangling", False),
    ],
)
def test_inside(city: Path, path: str, inside: bool) -> None:
    (city / "out").symlink_to(city.parent / "city-of-others")
    (city / "in").symlink_to("kpis")
    (city / "again").symlink_to("../other-name/kpis/a.yaml")
    (city / "dangling").symlink_to("../not-there")
    (city.parent / "other-name").symlink_to(city)
    assert is_inside(city, city / path) is inside
    assert is_inside(city.parent / "other-name", city / path) is inside


@pytest.mark.parametrize("path", ["one", "one/a.yaml", "two", "self"])
def test_links_in_a_circle(city: Path, path: str) -> None:
    (city / "one").symlink_to("two")
    (city / "two").symlink_to("one")
    (city / "self").symlink_to("self/self")
    with pytest.raises(OSError, match="its links form a loop"):
        is_inside(city, city / path)


def test_names_that_are_impossible(city: Path) -> None:
    with pytest.raises(OSError, match="cannot contain a null character"):
        resolved(city / "a\0b")
    with pytest.raises(OSError, match="File name too long"):
        resolved(city / ("x" * 300))
