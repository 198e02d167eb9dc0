"""A change of any key, id or enum value of a real city gives exactly one finding, on the changed line.

In Białystok every one is changed; in the other cities every tenth, as they are larger. `ALL_LEAVES=1` changes all.
"""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import pytest

import icc_cli.city.assembly
from icc_cli.city import Assembly, CityFolder, Reading, read_city
from icc_cli.city.assembly import assemble
from icc_cli.city.form import check_form
from icc_cli.diagnostics import Finding
from icc_cli.model import Deliverable
from icc_cli.model.base import Names
from icc_cli.model.names import ids_in, model_at
from icc_cli.yamltext import Document, KeyPath, read

EXAMPLES = Path(__file__).parents[2] / "examples"
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


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(EXAMPLES)) for file in FILES])
def test_each_change_gives_one_finding_on_its_line(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city = EXAMPLES / file.relative_to(EXAMPLES).parts[0]
    copy = tmp_path / city.name
    shutil.copytree(city, copy)
    changed = copy / file.relative_to(city)
    assembly = assemble(copy)
    document = next(each for each in assembly.documents() if each.file == changed)
    others = {each.file: each for each in assembly.documents() if each is not document}
    monkeypatch.setattr(icc_cli.city.assembly, "read", lambda path: others.get(path) or read(path))
    before = set(map(words, check_form(read_city(CityFolder(city.name, copy)))))
    wrong = []
    tried = 0
    step = 1 if city.name == "bialystok" or os.environ.get("ALL_LEAVES") else 10
    for each in itertools.islice(changes(assembly, document), 0, None, step):
        tried += 1
        text = document.text[: each.start] + each.new + document.text[each.end :]
        changed.write_text(text, encoding="utf-8", newline="")
        reading: Reading = read_city(CityFolder(city.name, copy))
        new = [finding for finding in check_form(reading) if words(finding) not in before]
        places = [(finding.location.file, finding.location.span.start.line) for finding in new]
        if places != [(changed, each.line)]:
            shown = [
                f"{finding.location.file.name}:{finding.location.span.start.line} {finding.message}" for finding in new
            ]
            wrong.append(f"{each.what} at line {each.line} -> {each.new}: {shown}")
    assert tried
    assert not wrong, "\n".join(wrong)


def words(finding: Finding) -> str:
    return f"{finding.rule.code} {finding.message}"
