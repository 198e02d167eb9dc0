"""`icc.yaml`, at the top of a repository: where the cities are, and which rules count how much for which of them."""

from __future__ import annotations

import difflib
import pathlib
from collections.abc import Callable, Collection, Iterable
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic.json_schema import JsonSchemaValue

from icc_cli.city import CityFolder, find_cities
from icc_cli.city.discovery import CONFIGURATION_FILE
from icc_cli.city.form_codes import BAD_VALUE, SOURCE
from icc_cli.city.own_files import BrokenFileError, at, read_own
from icc_cli.diagnostics.selection import Choice, Grade, Selection
from icc_cli.model.base import Identifier, Model, OneOrMany, Text
from icc_cli.paths import is_inside, resolved
from icc_cli.programme.edition import Stage
from icc_cli.yamltext import Document, KeyPath


def _known_rule(word: str, info: ValidationInfo) -> str:
    context: Any = info.context
    hint: str | None = context["hint_for"](word)
    if hint is None:
        return word
    raise ValueError(f"names no rule: {word!r}\n{hint}")


def _inside(path: str) -> str:
    parts = pathlib.PurePath(path)
    if parts.is_absolute() or ".." in parts.parts or path.startswith(("/", "\\")) or parts.drive:
        raise ValueError(f"leads out of the folder of {CONFIGURATION_FILE}: {path!r}\nName a place below that folder.")
    return path


RuleWord = Annotated[Text, AfterValidator(_known_rule)]
"""A rule's code (`ICC-K010` or `K010`) or name, or the letter of a family."""

Below = Annotated[Text, AfterValidator(_inside)]
"""A path below the folder of icc.yaml."""


class Grading(Model):
    """Which rules count, and how much."""

    stage: Annotated[Stage, Field(strict=False)] | None = None
    """How far the deliverables are, of cities that do not say so themselves in `city.yaml`."""
    select: OneOrMany[RuleWord] = ()
    """Only these rules: codes, names, or letters of families."""
    ignore: OneOrMany[RuleWord] = ()
    """Not these rules."""
    severity: dict[RuleWord, Annotated[Grade, Field(strict=False)]] = Field(default_factory=dict)
    """How grave the findings of a rule or of a family are: `error`, `warning`, `info` or `off`."""

    def selection(self) -> Selection:
        """Return what is said about rules."""
        return Selection(self.select, self.ignore, self.severity)


class Settings(Grading):
    """What icc.yaml says."""

    cities: OneOrMany[Below] = ()
    """Folders in which cities are, or patterns of folders (`regions/*`); without it, all cities below icc.yaml."""
    baseline: Below | None = None
    """The file of findings that were there when checking began: see `icc validate --write-baseline`."""
    city: dict[Identifier, Grading] = Field(default_factory=dict)
    """What holds for one city, by its id: heard after what holds for all."""


class Configuration(NamedTuple):
    """What icc.yaml says, and the places that it speaks of."""

    settings: Settings
    folder: pathlib.Path
    """The folder that it stands in."""
    roots: tuple[pathlib.Path, ...]
    """The folders in which cities are, links followed."""

    def has(self, city: CityFolder) -> bool:
        """Tell whether a city is where the file says that cities are."""
        place = resolved(city.path)
        return any(place.is_relative_to(root) for root in self.roots)

    @property
    def baseline(self) -> pathlib.Path | None:
        """The baseline's file, if one is named."""
        return self.folder / self.settings.baseline if self.settings.baseline else None

    def choice(self, city: str, options: Selection) -> Choice:
        """Return which rules count for a city: what holds for all, then for the city, then what is asked for now."""
        own = self.settings.city.get(city)
        return Choice((self.settings.selection(), *([own.selection()] if own else []), options))

    def stage(self, city: str) -> Stage:
        """Return the stage of a city that does not give its own."""
        own = self.settings.city.get(city)
        return (own.stage if own else None) or self.settings.stage or Stage.DRAFT


def read_configuration(file: pathlib.Path, hint_for: Callable[[str], str | None]) -> Configuration:
    """Read icc.yaml.

    `hint_for` returns what to write instead of a word that names no rule, and None for one that does: see
    `lint.catalogue`, which knows them all.

    Raises:
        BrokenFileError: It cannot be understood, or speaks of a folder or a city that does not exist.
    """
    settings, document = read_own(file, Settings, {"hint_for": hint_for})
    roots = [
        resolved(root)
        for index, pattern in enumerate(settings.cities)
        for root in _folders(document, ("cities", index), pattern)
    ] or [resolved(file.parent)]
    if settings.city:
        _check_cities(document, settings.city, {city.id for city in find_cities(roots)})
    return Configuration(settings, file.parent, tuple(roots))


def json_schema() -> JsonSchemaValue:
    """Return the JSON Schema of icc.yaml."""
    from icc_cli.model.json_schema import described  # only `icc schema` needs it

    return {**described(Settings), "title": f"icc: {CONFIGURATION_FILE}"}


def _folders(document: Document, path: KeyPath, pattern: str) -> list[pathlib.Path]:
    """Return the folders that a pattern of `cities` means."""
    top = document.file.parent
    try:
        found = sorted(each for each in top.glob(pattern) if each.is_dir())
        leaving = not all(is_inside(top, each) for each in found)
    except (ValueError, OSError):  # no pattern at all, such as `a**`
        found, leaving = [], False
    if not found:
        hint = f"Write the path of a folder, from the one that {CONFIGURATION_FILE} stands in."
        raise BrokenFileError([at(document, path, BAD_VALUE, f"there is no folder {pattern!r}", hint)])
    if leaving:
        message = f"{pattern!r} is a link that leads out of the folder of {CONFIGURATION_FILE}"
        raise BrokenFileError([at(document, path, SOURCE["outside-folder"], message, None)])
    return found


def _check_cities(document: Document, named: Iterable[str], known: Collection[str]) -> None:
    findings = []
    for city in named:
        if city not in known:
            near = difflib.get_close_matches(city, known, 1)
            hint = f"Did you mean `{near[0]}`?" if near else "Its id is the name of its folder."
            findings.append(at(document, ("city", city), BAD_VALUE, f"there is no city `{city}`", hint, on_key=True))
    if findings:
        raise BrokenFileError(findings)
