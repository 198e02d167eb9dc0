"""Looks at many cities, to say what is wrong with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from icc_cli.city import CityFolder, read_city
from icc_cli.lint.engine import content_rules
from icc_cli.lint.examine import Outcome, Terms, examine
from icc_cli.processes import each_of


def check_cities(folders: Sequence[CityFolder], terms_of: Callable[[str], Terms]) -> list[Outcome]:
    """Return what comes of looking at each city, in their order, under the terms that its id gives."""
    content_rules()  # imported once, before the processes that are made for many cities
    return each_of(_check, [(folder, terms_of(folder.id)) for folder in folders])


def _check(task: tuple[CityFolder, Terms]) -> Outcome:
    folder, terms = task
    return examine(read_city(folder), terms)
