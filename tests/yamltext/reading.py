"""What the tests of the source layer share: read a text, and show what stands at a span."""

import pathlib

from icc_cli.yamltext import Document, KeyPath, SourceError, SourceProblem, Span, parse

FILE = pathlib.Path("kpis/energy.yaml")


def read_text(text: str | bytes) -> Document:
    return parse(text, FILE)


def words(document: Document, span: Span | None) -> str:
    """Give the text at a span, counted by lines and columns as an editor does."""
    assert span is not None
    lines = [document.line(number) for number in range(span.start.line, span.end.line + 1)]
    lines[-1] = lines[-1][: span.end.column - 1]
    lines[0] = lines[0][span.start.column - 1 :]
    return "\n".join(lines)


def value_words(document: Document, *path: str | int) -> str:
    return words(document, document.value_span(path))


def key_words(document: Document, *path: str | int) -> str:
    return words(document, document.key_span(path))


def place(span: Span | None) -> str:
    """Give a span as `line:column-line:column`."""
    assert span is not None
    return f"{span.start.line}:{span.start.column}-{span.end.line}:{span.end.column}"


def refusal(text: str | bytes) -> tuple[SourceProblem, ...]:
    """Read a text of which no value can be had, and give the reasons."""
    outcome = attempt(text)
    assert isinstance(outcome, SourceError), f"read as {outcome.value!r}"
    assert outcome.file == FILE
    return outcome.problems


def attempt(text: str | bytes) -> Document | SourceError:
    """Read a text of which a value can be had or not."""
    try:
        return read_text(text)
    except SourceError as error:
        return error


def found(text: str | bytes) -> list[tuple[str, str]]:
    """Give the codes and places of the defects that left the text readable."""
    return [(problem.code, place(problem.span)) for problem in read_text(text).problems]


def paths(value: object, path: KeyPath = ()) -> list[KeyPath]:
    """Give the path of a value and of everything in it."""
    parts: list[KeyPath] = [path]
    if isinstance(value, dict):
        for key, part in value.items():
            parts += paths(part, (*path, key))
    if isinstance(value, list):
        for index, part in enumerate(value):
            parts += paths(part, (*path, index))
    return parts
