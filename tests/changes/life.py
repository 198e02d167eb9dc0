"""A city that can be changed: by lines as the catalogue's examples write them, in a folder or in a git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from icc_cli.changes.change import Change
from icc_cli.changes.compare_city import compare
from icc_cli.city import CityFolder, Reading, read_city

BRIGHTWATER = Path(__file__).parent / "brightwater"
WHO = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_AUTHOR_DATE": "2022-01-01T12:00:00Z",
       "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
       "GIT_COMMITTER_DATE": "2022-01-01T12:00:00Z", "GIT_CONFIG_GLOBAL": os.devnull}  # fmt: skip


def edit(file: Path, lines: str) -> None:
    """Take the lines that begin with `-` out of a file, and put those that begin with `+` in their place."""
    given = lines.strip("\n").splitlines()
    old = [line[2:] for line in given if line.startswith("- ")]
    new = [line[2:] for line in given if line.startswith("+ ")]
    assert old, "an edit begins with a line that is there"
    text = file.read_text(encoding="utf-8").splitlines()
    (at,) = (
        number
        for number in range(len(text) - len(old) + 1)
        if [line.strip() for line in text[number : number + len(old)]] == [line.strip() for line in old]
    )
    indent = text[at][: len(text[at]) - len(text[at].lstrip())]
    file.write_text("\n".join([*text[:at], *(indent + line for line in new), *text[at + len(old) :], ""]), "utf-8")


def copy_of_city(folder: Path, name: str = "brightwater") -> Path:
    """Copy Brightwater into a folder."""
    return Path(shutil.copytree(BRIGHTWATER, folder / name))


def reading(city: Path) -> Reading:
    """Read a city that must be sound."""
    read = read_city(CityFolder(city.name, city))
    assert read.deliverable is not None, (read.errors, read.assembly.problems)
    return read


def changes(city: Path) -> list[Change]:
    """Compare Brightwater with what became of it."""
    return compare(reading(BRIGHTWATER), reading(city))


def spaced(words: str | None) -> str | None:
    """Return words with ordinary spaces."""
    return words and words.replace("\u00a0", " ")


def told(found: list[Change]) -> list[str]:
    """Return the names of changes."""
    return [change.kind.id.name for change in found]


class Repository:
    """A git repository with one city."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.city = top / "cities" / "brightwater"
        top.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        shutil.copytree(BRIGHTWATER, self.city)
        self.commit("The city begins")

    def git(self, *arguments: str) -> str:
        """Run git."""
        done = subprocess.run(["git", *arguments], cwd=self.top, env=os.environ | WHO, check=True, capture_output=True)
        return done.stdout.decode()

    def commit(self, message: str) -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}")
