"""`icc diff` as git calls it for a single file, where `diff.icc.command` names it as the driver of that file.

git gives the file's path and two files with its old and new content (see `git help gitattributes`, "Defining an
external diff driver"). The two are compared as the only file of their part, so that what moved to another file is told
in both. What belongs to no city, or cannot be understood, is shown as the lines that differ.
"""

from __future__ import annotations

import difflib
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from icc_cli.changes.change import Comparison
from icc_cli.changes.compare_versions import compare_versions
from icc_cli.changes.versions import Version
from icc_cli.city import CityFolder
from icc_cli.city.assembly import PARTS
from icc_cli.city.discovery import CITY_FILE
from icc_cli.diagnostics import plain
from icc_cli.paths import is_file

_WORDS = (7, 9)
"""path old-file old-hex old-mode new-file new-hex new-mode, and where a file was renamed, its new name and a header."""


def is_called_by_git(words: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Tell whether git calls `icc` as a driver, rather than a user who names too many revisions."""
    return len(words) in _WORDS and "GIT_DIFF_PATH_COUNTER" in environ


def compare_file(words: Sequence[str]) -> Comparison | str:
    """Return what changed in one file, or the lines that differ where the file cannot be understood."""
    name, old, new = Path(words[0]), Path(words[1]), Path(words[4])
    shown = Path(words[7]) if len(words) == _WORDS[1] else name
    # Of a file that was renamed, the old place or the new one may be in no city that is still there.
    found = next(((folder, file) for file in (shown, name) if (folder := _city_of(file))), None)
    if found is None:
        return _lines(shown, old, new)
    folder, file = found
    part = file.absolute().relative_to(folder)
    with tempfile.TemporaryDirectory(prefix="icc-") as place:
        versions = [
            _laid_out(Path(place).resolve() / side, side, folder, part, content, shown)
            for side, content in (("old", old), ("new", new))
        ]
        compared = compare_versions(versions[0], versions[1], ())
    return _lines(shown, old, new) if compared.broken else compared.comparison


def _city_of(file: Path) -> Path | None:
    """Return the folder of the city that a file is a part of."""
    for folder in list(file.absolute().parents)[:2]:
        if is_file(folder / CITY_FILE):
            is_part = file.absolute().relative_to(folder).parts[0].removesuffix(".yaml") in PARTS
            return folder if is_part and file.suffix == ".yaml" else None
    return None


def _laid_out(top: Path, side: str, folder: Path, part: Path, content: Path, shown: Path) -> Version:
    """Lay out a city of nothing but its `city.yaml` and one version of a file."""
    city = top / folder.resolve().name
    file = city / part
    file.parent.mkdir(parents=True)
    (city / CITY_FILE).write_bytes((folder / CITY_FILE).read_bytes())
    data = content.read_bytes() if str(content) != os.devnull else b""
    if data or part.name == CITY_FILE:
        file.write_bytes(data)
    return Version(
        side, [CityFolder(city.name, city)], shown=lambda place: Path(f"{side}:{shown}") if place == file else place
    )


def _lines(shown: Path, old: Path, new: Path) -> str:
    before, after = (_text(file).splitlines() for file in (old, new))
    lines = difflib.unified_diff(before, after, f"old:{shown}", f"new:{shown}", lineterm="")
    return "".join(f"{plain(line)}\n" for line in lines)


def _text(file: Path) -> str:
    return "" if str(file) == os.devnull else file.read_bytes().decode("utf-8", "replace")
