"""The cities of the benchmark are sound, and no two say the same."""

from __future__ import annotations

from pathlib import Path

from cities import make_cities

from icc_cli.city import find_cities, read_city
from icc_cli.model.walk import words_of

_LONG = 4
_VALUES = {"measurements", "target"}
"""What stands there is the wording of a value."""


def test_they_are_sound_and_no_text_stands_in_two_of_them(tmp_path: Path) -> None:
    size = make_cities(tmp_path, 6)
    folders = find_cities([tmp_path])
    assert len(folders) == 6
    assert size == sum(file.stat().st_size for file in tmp_path.rglob("*.yaml"))
    said: set[str] = set()
    for folder in folders:
        deliverable = read_city(folder).deliverable
        assert deliverable is not None
        assert deliverable.city.id == folder.id
        texts = {
            words.text
            for words in words_of(deliverable)
            if words.is_prose and words.text.count(" ") >= _LONG and not _VALUES.intersection(words.path)
        }
        assert texts
        assert texts & said == set()
        said |= texts
