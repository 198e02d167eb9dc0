"""From a file, or its content, to a Document. Whatever stands in the file, nothing but SourceError comes out."""

from __future__ import annotations

import pathlib

from icc_cli.files import NotAFileError, read_file
from icc_cli.yamltext.builder import Builder, UnparsedError
from icc_cli.yamltext.characters import decode, replace_unseen
from icc_cli.yamltext.document import Document, Node, Problems, SourceError
from icc_cli.yamltext.parsers import parsers
from icc_cli.yamltext.positions import Lines
from icc_cli.yamltext.problems import START, SourceProblem
from icc_cli.yamltext.scalars import Value

MAX_BYTES = 10 * 1024 * 1024
"""The largest file that is read; a city's files together are about 60 KB."""


def read(file: pathlib.Path) -> Document:
    """Read a YAML file; raise SourceError if there is no such file, or no value can be had from it."""
    try:
        data = read_file(file, MAX_BYTES)
    except NotAFileError as error:
        raise _refusal(file, "unreadable-file", f"this is {error.what}, not a file", "name a YAML file") from error
    except FileNotFoundError as error:
        raise _refusal(file, "unreadable-file", "there is no such file", "check the name and the folder") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _refusal(file, "unreadable-file", f"the file cannot be read: {reason}", None) from error
    return parse(data, file)


def parse(data: bytes | str, file: pathlib.Path) -> Document:
    """Read the content of a file; `file` is only named. Raise SourceError if no value can be had from it."""
    if len(data) > MAX_BYTES:
        raise _too_large(file)
    problems = Problems(file)
    text = decode(data, problems) if isinstance(data, bytes) else data.removeprefix("\ufeff")
    lines = Lines(text)
    try:
        value, root, problems = _build(replace_unseen(text, lines, problems), lines, problems)
    except SourceError as error:
        error.document = Document(file, text, None, error.problems, lines, (0, 0, None))
        raise
    if value is None and root[0] == root[1]:
        problems.add(SourceProblem("empty-file", "the file is empty", START, "write the first key, or delete the file"))
    return Document(file, text, value, problems.found(), lines, root)


def _build(text: str, lines: Lines, known: Problems) -> tuple[Value, Node, Problems]:
    """Return the value of a text, where that stands, and all problems; raise SourceError if there is none."""
    *earlier, last = parsers(text)
    for parse_events in earlier:
        problems = known.copy()
        try:
            return *Builder(text, lines, problems, parse_events).build(), problems
        except UnparsedError:
            continue
    builder = Builder(text, lines, known, last)
    try:
        return *builder.build(), known
    except UnparsedError as refusal:
        raise builder.syntax_error(refusal) from None


def _too_large(file: pathlib.Path) -> SourceError:
    return _refusal(
        file,
        "file-too-large",
        f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB",
        "split it into several files",
    )


def _refusal(file: pathlib.Path, code: str, message: str, hint: str | None) -> SourceError:
    return SourceError(file, (SourceProblem(code, message, START, hint),))
