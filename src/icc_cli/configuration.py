"""`icc.yaml`, at the top of a repository: where the cities are, and which rules count how much for which of them."""

from __future__ import annotations

import difflib
import pathlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic.json_schema import JsonSchemaValue

from icc_cli.diagnostics import RuleId
from icc_cli.model.base import Identifier, Model, OneOrMany, Text
from icc_cli.rules.choice import Choice, Grade, Wishes
from icc_cli.rules.format_ids import BAD_VALUE, SOURCE
from icc_cli.rules.known import find_family, find_rule, nearest_rule
from icc_cli.rules.own_files import BrokenFileError, at, read_own
from icc_cli.rules.stage import Stage
from icc_cli.source import Document, Path
from icc_cli.workspace import find_cities

FILE_NAME = "icc.yaml"


def _known_rule(word: str) -> str:
    if find_family(word) or find_rule(word):
        return word
    near = nearest_rule(word)
    hint = f"Did you mean {near}?" if near else "Write a code, a name, or the letter of a family, as `icc rules` shows."
    raise ValueError(f"names no rule: {word!r}\n{hint}")


def _inside(path: str) -> str:
    parts = pathlib.PurePath(path)
    if parts.is_absolute() or ".." in parts.parts or path.startswith(("/", "\\")) or parts.drive:
        raise ValueError(f"leads out of the folder of {FILE_NAME}: {path!r}\nName a place below that folder.")
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

    def wishes(self) -> Wishes:
        """Return what is said about rules."""
        return Wishes(self.select, self.ignore, self.severity)


class Settings(Grading):
    """What icc.yaml says."""

    cities: OneOrMany[Below] = ()
    """Folders in which cities are, or patterns of folders (`regions/*`); without it, all cities below icc.yaml."""
    baseline: Below | None = None
    """The file of findings that were there when checking began: see `icc validate --write-baseline`."""
    city: dict[Identifier, Grading] = Field(default_factory=dict)
    """What holds for one city, by its id: heard after what holds for all."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What icc.yaml says, and the file itself. Without the file, nothing is said."""

    settings: Settings = field(default_factory=Settings)
    document: Document | None = None

    def roots(self) -> list[pathlib.Path]:
        """Return the folders in which cities are to be looked for; none where there is no file.

        Raises:
            BrokenFileError: One of them does not exist, or a link leads out of the repository.
        """
        if self.document is None:
            return []
        folder, patterns = self.document.file.parent, self.settings.cities
        if not patterns:
            return [folder]
        found = []
        for index, pattern in enumerate(patterns):
            matches = _matches(folder, pattern)
            if not matches:
                hint = "Write the path of a folder from the one that icc.yaml stands in."
                raise _broken(self.document, ("cities", index), BAD_VALUE, f"there is no folder {pattern!r}", hint)
            if not all(match.resolve().is_relative_to(folder.resolve()) for match in matches):
                message = f"{pattern!r} is a link that leads out of the folder of {FILE_NAME}"
                raise _broken(self.document, ("cities", index), SOURCE["outside-folder"], message, None)
            found += matches
        return found

    def baseline(self) -> pathlib.Path | None:
        """Return the baseline's file, if one is named."""
        name = self.settings.baseline
        return self.document.file.parent / name if self.document is not None and name else None

    def choice(self, city: str, options: Wishes) -> Choice:
        """Return which rules count for a city: what holds for all, then for the city, then what is asked for now."""
        own = self.settings.city.get(city)
        return Choice((self.settings.wishes(), *([own.wishes()] if own else []), options))

    def stage(self, city: str) -> Stage:
        """Return the stage of a city that does not give its own."""
        own = self.settings.city.get(city)
        return (own.stage if own else None) or self.settings.stage or Stage.DRAFT

    def check_cities(self) -> None:
        """Check that every city that the file speaks of is there.

        Raises:
            BrokenFileError: One is not.
        """
        if self.document is None or not self.settings.city:
            return
        known = {city.id for city in find_cities(self.roots())}
        for city in self.settings.city:
            if city not in known:
                near = difflib.get_close_matches(city, known, 1)
                hint = f"Did you mean `{near[0]}`?" if near else "Its id is the name of its folder."
                raise _broken(self.document, ("city", city), BAD_VALUE, f"there is no city `{city}`", hint)


def read_configuration(file: pathlib.Path) -> Configuration:
    """Read icc.yaml.

    Raises:
        BrokenFileError: It cannot be understood.
    """
    settings, document = read_own(file, Settings)
    return Configuration(settings, document)


def find_configuration(start: pathlib.Path) -> pathlib.Path | None:
    """Return the icc.yaml that holds for a place: in its folder or the nearest above, within the git repository."""
    for folder in _upwards(start.resolve()):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        if (folder / ".git").exists():
            return None
    return None


def json_schema() -> JsonSchemaValue:
    """Return the JSON Schema of icc.yaml."""
    from icc_cli.model.json_schema import described  # only `icc schema` needs it

    return {**described(Settings), "title": f"icc: {FILE_NAME}"}


def _broken(document: Document, path: Path, rule: RuleId, message: str, hint: str | None) -> BrokenFileError:
    return BrokenFileError([at(document, path, rule, message, hint, on_key=path[0] == "city")])


def _upwards(start: pathlib.Path) -> Iterator[pathlib.Path]:
    if not start.is_file():
        yield start
    yield from start.parents


def _matches(folder: pathlib.Path, pattern: str) -> list[pathlib.Path]:
    try:
        return sorted(each for each in folder.glob(pattern) if each.is_dir())
    except (ValueError, OSError):
        return []
