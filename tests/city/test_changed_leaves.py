"""A change of any key, id or enum value of a real city gives exactly one finding, on the changed line.

In Białystok every one is changed; in the other cities every tenth, as they are larger. `ALL_LEAVES=1` changes all.
"""

from __future__ import annotations

import itertools
import math
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

import icc_cli.city.assembly
from icc_cli.city import Assembly, CityFolder, read_city
from icc_cli.city.assembly import assemble
from icc_cli.city.form import check_form
from icc_cli.diagnostics import Finding
from icc_cli.model import Deliverable
from icc_cli.model.base import Names
from icc_cli.model.names import ids_in, model_at
from icc_cli.yamltext import Document, KeyPath, read
from icc_cli.yamltext.edits import Edit, apply

EXAMPLES = Path(__file__).parents[2] / "examples"
AT_ONCE = 8
"""So many are made together; each on its own would take three times as long."""
FILES = sorted(EXAMPLES.glob("*/**/*.yaml"))


@dataclass(frozen=True)
class Change:
    what: str
    line: int
    start: int
    end: int
    new: str


def changes(assembly: Assembly, document: Document) -> Iterator[Change]:
    value = assembly.value
    for path in paths(value, ()):
        place = assembly.place(path)
        if place is None or place.document is not document:
            continue
        key = document.key_span(place.path)
        if key is not None:
            yield change(document, key, "key", lambda old: f"{old}x")
        if is_enum(path):
            span = document.value_span(place.path)
            assert span is not None
            yield change(document, span, "enum", lambda _: "no-such-word")
    for named in ids_in(value, Deliverable):
        place = assembly.place(named.path)
        if place is None or place.document is not document or named.is_key:
            continue
        span = document.value_span(place.path)
        assert span is not None
        yield change(document, span, "id", lambda _: '"Not an id!"')
        if isinstance(named.mark, Names):
            yield change(document, span, "reference", lambda old: f"{old}-x")


def change(document: Document, span: Any, what: str, edit: Any) -> Change:
    lines = document.text.splitlines(keepends=True)
    offset = sum(map(len, lines[: span.start.line - 1]))
    start, end = offset + span.start.column - 1, offset + span.end.column - 1
    return Change(what, span.start.line, start, end, edit(document.text[start:end]))


def paths(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        yield from paths(inner, (*path, step))


def is_enum(path: KeyPath) -> bool:
    names = [step for step in path if isinstance(step, str)]
    model = model_at(path[:-1], Deliverable)
    if model is None or not isinstance(path[-1], str) or names[-1] not in model.model_fields:
        return False
    annotation = model.model_fields[names[-1]].annotation
    kinds = [annotation, *get_args(annotation)]
    return any(isinstance(kind, type) and issubclass(kind, Enum) for kind in kinds)


@dataclass(frozen=True)
class Copy:
    """A copy of a city, and what is to be found in it before anything is changed."""

    folder: Path
    assembly: Assembly
    documents: dict[Path, Document]
    found: frozenset[str]

    def found_after(self, document: Document, made: list[Change]) -> list[Finding]:
        """Return what else is found of form when a file is changed."""
        text = apply(document.text, [Edit(each.start, each.end, each.new) for each in made])
        document.file.write_text(text, encoding="utf-8", newline="")
        return [each for each in self.check() if words(each) not in self.found]

    def check(self) -> Iterator[Finding]:
        return iter(check_form(read_city(CityFolder(self.folder.name, self.folder))))


@pytest.fixture(scope="module")
def copy_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Copy]:
    @cache
    def copy(city: str) -> Copy:
        folder = tmp_path_factory.mktemp("cities") / city
        shutil.copytree(EXAMPLES / city, folder)
        assembly = assemble(folder)
        found = map(words, check_form(read_city(CityFolder(city, folder))))
        return Copy(folder, assembly, {each.file: each for each in assembly.documents()}, frozenset(found))

    return copy


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(EXAMPLES)) for file in FILES])
def test_each_change_gives_one_finding_on_its_line(
    file: Path, copy_of: Callable[[str], Copy], monkeypatch: pytest.MonkeyPatch
) -> None:
    city = file.relative_to(EXAMPLES).parts[0]
    copy = copy_of(city)
    document = copy.documents[copy.folder / file.relative_to(EXAMPLES / city)]
    others = {name: each for name, each in copy.documents.items() if each is not document}
    monkeypatch.setattr(icc_cli.city.assembly, "read", lambda path: others.get(path) or read(path))
    step = 1 if city == "bialystok" or os.environ.get("ALL_LEAVES") else 10
    tried = list(itertools.islice(changes(copy.assembly, document), 0, None, step))
    assert tried
    rounds = math.ceil(len(tried) / AT_ONCE)
    wrong = [each for first in range(rounds) for each in wrongly_found(copy, document, tried[first::rounds])]
    document.file.write_text(document.text, encoding="utf-8", newline="")
    assert not wrong, "\n".join(wrong)


def wrongly_found(copy: Copy, document: Document, tried: list[Change]) -> list[str]:
    """Make changes at once, and where they do not give one finding each, in halves: one may hide another."""
    lines = sorted(each.line for each in tried)
    if len(set(lines)) == len(lines):
        found = copy.found_after(document, tried)
        if sorted((each.location.file, each.location.span.start.line) for each in found) == [
            (document.file, line) for line in lines
        ]:
            return []
        if len(tried) == 1:
            shown = [f"{each.location.file.name}:{each.location.span.start.line} {each.message}" for each in found]
            return [f"{tried[0].what} at line {tried[0].line} -> {tried[0].new}: {shown}"]
    half = len(tried) // 2
    return wrongly_found(copy, document, tried[:half]) + wrongly_found(copy, document, tried[half:])


def words(finding: Finding) -> str:
    return f"{finding.rule.code} {finding.message}"
