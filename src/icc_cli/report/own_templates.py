"""A city's own templates: read only from its folder `templates/`; errors in them are reported by file and line."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.loaders import split_template_path

from icc_cli.diagnostics import Location
from icc_cli.diagnostics.layout import BROKEN_TEMPLATE
from icc_cli.files import read_file
from icc_cli.paths import is_inside
from icc_cli.report.confinement import SECONDS
from icc_cli.report.problems import Problem, UnusableReportError
from icc_cli.yamltext import Document, Position, Span
from icc_cli.yamltext.positions import Lines

MOST_BYTES = 200_000
"""A larger template is not read."""


class OwnTemplates(BaseLoader):
    """Finds the templates of a city."""

    def __init__(self, city: Path, document: str) -> None:
        self._city = city
        self._top = city / "templates"
        self._folder = self._top / document

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template and its file.

        Raises:
            TemplateNotFound: The city has no template of that name.
            UnusableReportError: It has one that cannot be used.
        """
        file = self._folder.joinpath(*split_template_path(template))
        try:
            file.lstat()
        except FileNotFoundError:
            raise TemplateNotFound(template) from None
        except OSError as error:
            raise _unusable(file, f"cannot be read: {error.strerror or error}") from None
        try:
            if not (is_inside(self._city, self._top) and is_inside(self._top, file)):
                raise _unusable(file, "is a link that leads out of the city's folder templates/")
            changed = file.stat().st_mtime_ns
            content = read_file(file, MOST_BYTES)
            if len(content) > MOST_BYTES:
                raise _unusable(file, f"is larger than {MOST_BYTES // 1000} kB")
            return content.decode("utf-8"), str(file), partial(_is_as_read, file, changed)
        except OSError as error:
            raise _unusable(file, f"cannot be read: {error.strerror or error}") from None
        except UnicodeDecodeError:
            raise _unusable(file, "is not UTF-8 text") from None


def _is_as_read(file: Path, changed: int) -> bool:
    return file.is_file() and file.stat().st_mtime_ns == changed


def _unusable(file: Path, what: str) -> UnusableReportError:
    start = Span(Position(1, 1), Position(1, 1))
    message = f"{file.name} {what}"
    return UnusableReportError(Problem(BROKEN_TEMPLATE, message, location=Location(file, start)))


def problem_of(error: Exception, folder: Path) -> Problem:
    """Return what stopped a template as a problem, at the innermost line of the city's own templates."""
    match error:
        case UnusableReportError():
            told = error.problems[0]
            return told if told.location else replace(told, location=_place(error, folder))
        case TemplateSyntaxError():
            message = f"this template cannot be understood: {error.message}"
        case TemplateNotFound():
            message = f"there is no template {error.name}"
        case SecurityError():
            message = f"this template does something that is not allowed: {error}"
        case UndefinedError():
            message = f"this template uses something that does not exist: {error.message}"
        case TimeoutError():
            message = f"this template did not finish within {SECONDS} seconds; does it have an endless loop?"
        case MemoryError():
            message = "this template needs more memory than it may have"
        case _:
            message = f"this template fails: {error}"
    return Problem(BROKEN_TEMPLATE, message, location=_place(error, folder))


def _place(error: Exception, folder: Path) -> Location:
    places = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        places.append((error.filename, error.lineno))
    own = [(name, line) for name, line in places if Path(name).is_relative_to(folder)]
    file, line = own[-1] if own else next(iter(places[::-1]), (str(folder), 1))
    return place_in(Path(file), line)


def find_in(file: Path, words: str) -> Location | None:
    """Return the first line of a template that contains words, or None."""
    text = _text_of(file)
    for number, line in enumerate((text or "").split("\n"), 1):
        if words in line:
            return place_in(file, number)
    return None


def place_in(file: Path, line: int) -> Location:
    """Return a line of a template as a place."""
    text = _text_of(file)
    if text is None:
        return Location(file, Span(Position(line, 1), Position(line, 1)))
    document = Document(file, text, None, (), Lines(text), (0, 0, None))
    words = document.line(line)
    indent = len(words) - len(words.lstrip())
    return Location(file, Span(Position(line, indent + 1), Position(line, max(len(words), indent + 1) + 1)), document)


def _text_of(file: Path) -> str | None:
    try:
        content = read_file(file, MOST_BYTES)
        return content.decode("utf-8") if len(content) <= MOST_BYTES else None
    except (OSError, UnicodeDecodeError):
        return None
