"""Lays out a city's files in one way, and proves that no value, finding or acceptance changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from inspect import get_annotations
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from icc_cli.city import CityFolder, Reading
from icc_cli.city.places import ITEM_NAMES
from icc_cli.diagnostics import Finding
from icc_cli.editing.changed_files import FileChange, WorkingCopy
from icc_cli.lint.examine import Terms, examine
from icc_cli.model import Deliverable
from icc_cli.model.names import model_at
from icc_cli.programme.edition import Stage
from icc_cli.yamltext import Document, KeyPath
from icc_cli.yamltext.formatting import CannotFormatError, Order, formatted

_NAMES = (*ITEM_NAMES, "also_named")
_WORDS_ABOUT = ("note", "raw")


class Refused(NamedTuple):
    """A file that is left as it is."""

    file: Path
    reason: str


class Formatted(NamedTuple):
    """A city's files in the one layout. Nothing is written yet."""

    folder: CityFolder
    looked_at: int
    """How many files were looked at."""
    changes: tuple[FileChange, ...]
    refused: tuple[Refused, ...]


def format_city(folder: CityFolder, is_wanted: Callable[[Path], bool] = lambda _: True) -> Formatted:
    """Lay out the files of a city, or those of them that are wanted, in memory."""
    copy = WorkingCopy(folder)
    reading = copy.reading()
    documents = [document for document in reading.assembly.documents() if is_wanted(document.file)]
    read = {document.file for document in documents}
    unread = {found.file for found in reading.assembly.problems if is_wanted(found.file)} - read
    refused = [Refused(file, "it cannot be read: `icc validate` says why") for file in sorted(unread)]
    texts: dict[Path, str] = {}
    for document in documents:
        try:
            texts[document.file] = formatted(document, _order(reading, document))
        except CannotFormatError as error:
            refused.append(Refused(document.file, str(error)))
    texts = {file: text for file, text in texts.items() if text != _text(documents, file)}
    if texts and not _is_same(reading, replace(copy, texts=texts).reading()):
        texts, others = _proven(copy, reading, texts)
        refused += others
    changed = replace(copy, texts=texts)
    return Formatted(folder, len(read | unread), tuple(changed.changes()), tuple(refused))


def _proven(copy: WorkingCopy, before: Reading, texts: dict[Path, str]) -> tuple[dict[Path, str], list[Refused]]:
    """Return the texts with which nothing changes, one file after another; where it helps, the order of keys stays."""
    proven: dict[Path, str] = {}
    refused = []
    documents = {document.file: document for document in before.assembly.documents()}
    for file, text in texts.items():
        for each in (text, formatted(documents[file], lambda _: ())):
            if _is_same(before, replace(copy, texts={**proven, file: each}).reading()):
                proven[file] = each
                break
        else:
            refused.append(Refused(file, "a finding or an acceptance would change"))
    return proven, refused


def _text(documents: Iterable[Document], file: Path) -> str:
    return next(document.text for document in documents if document.file == file)


def _order(reading: Reading, document: Document) -> Order:
    """Return what tells the order of keys in a file: that of the fields of the model that stands at their place."""

    def order(path: KeyPath) -> Sequence[str]:
        whole = reading.assembly.path_of(document, path)
        model = model_at(whole, Deliverable) if whole else None
        return fields_in_order(model) if model else ()

    return order


def fields_in_order(model: type[BaseModel]) -> list[str]:
    """Return the fields of a model as they stand in a file: in its order, with two exceptions that people expect.

    What names an item comes before what its model has from another one, and the words about it that come from there
    stand last.
    """
    own = get_annotations(model)
    fields = list(model.model_fields)
    first = [name for name in _NAMES if name in own] if fields and fields[0] not in own else []
    last = [name for name in _WORDS_ABOUT if name in fields and name not in own]
    return [*first, *(name for name in fields if name not in (*first, *last)), *last]


def _is_same(before: Reading, after: Reading) -> bool:
    """Tell whether a city reads the same in another layout, and the same is found and accepted in it."""
    if before.deliverable != after.deliverable or before.assembly.value != after.assembly.value:
        return False
    return _judged(before) == _judged(after)


def _judged(reading: Reading) -> tuple[Counter[Any], Counter[Any]]:
    outcome = examine(reading, Terms(stage=Stage.FINAL))
    accepted = ((_told(each.finding), each.reason, str(each.until)) for each in outcome.accepted)
    return Counter(map(_told, outcome.findings)), Counter(accepted)


def _told(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.severity, finding.key, finding.message, finding.help, finding.facts
