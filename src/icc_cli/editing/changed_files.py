"""A city's files while they are edited: as they were found, and as they would be written."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.diagnostics.fix import FileEdit
from icc_cli.yamltext import Document, SourceError, parse, read
from icc_cli.yamltext.edits import Edit, apply


class FileChange(NamedTuple):
    """A file's text, without a byte order mark, before and after."""

    file: Path
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A city, with texts in the place of what its files contain. Nothing is ever written from here."""

    folder: CityFolder
    texts: dict[Path, str] = field(default_factory=dict)
    """The text of each file that differs from what was found."""
    _found: dict[Path, str] = field(default_factory=dict)
    """The text of each file when it was first read, for all working copies of the city."""
    _known: dict[tuple[Path, str], Document | SourceError] = field(default_factory=dict)
    """The result of reading a text, for all working copies of the city."""

    def reading(self) -> Reading:
        """Read the city as it would be."""
        return read_city(self.folder, self._read)

    def with_changes(self, changes: Iterable[FileEdit]) -> WorkingCopy:
        """Return a working copy on which changes are made to the texts of this one."""
        texts = dict(self.texts)
        for file, edits in by_file(changes).items():
            texts[file] = apply(self._text(file), edits)
        return replace(self, texts=texts)

    def changes(self) -> list[FileChange]:
        """Return the files whose text is another one than when they were found."""
        pairs = ((file, self._found[file], text) for file, text in sorted(self.texts.items()))
        return [FileChange(file, before, after) for file, before, after in pairs if before != after]

    def _text(self, file: Path) -> str:
        return self.texts.get(file, self._found[file])

    def _read(self, file: Path) -> Document:
        if file not in self._found:
            return self._read_first(file)
        text = self._text(file)
        known = self._known.get((file, text))
        if known is None:
            try:
                known = parse(codecs.BOM_UTF8 + text.encode("utf-8"), file)
            except SourceError as error:
                known = error
            self._known[file, text] = known
        if isinstance(known, SourceError):
            raise known
        return known

    def _read_first(self, file: Path) -> Document:
        """Read a file from the disk, and remember it unless it is no text at all."""
        try:
            document = read(file)
        except SourceError as error:
            if error.document is not None:
                self._found[file] = error.document.text
                self._known[file, error.document.text] = error
            raise
        self._found[file] = document.text
        self._known[file, document.text] = document
        return document


def by_file(changes: Iterable[FileEdit]) -> dict[Path, list[Edit]]:
    """Return the edits of each file."""
    found: dict[Path, list[Edit]] = {}
    for change in changes:
        found.setdefault(change.document.file, []).append(change.edit)
    return found
