"""Reads the files that `icc` itself uses (icc.yaml, a baseline), with findings located as in a city's files."""

from __future__ import annotations

import difflib
import pathlib
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from icc_cli.city.form_codes import HARMLESS, MISSING_KEY, SOURCE, UNKNOWN_KEY
from icc_cli.city.form_words import complaint
from icc_cli.city.places import FILE_START
from icc_cli.diagnostics import Finding, Location, Related, RuleId, Severity
from icc_cli.yamltext import Document, KeyPath, SourceError, SourceProblem, read

M = TypeVar("M", bound=BaseModel)


class BrokenFileError(Exception):
    """A file of `icc`'s own cannot be understood; `findings` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(findings)
        self.findings = sorted(findings, key=lambda finding: finding.sort_key)


def read_own(file: pathlib.Path, model: type[M], context: dict[str, Any] | None = None) -> tuple[M, Document]:
    """Read a YAML file as a model; an empty file has none of its keys. `context` is passed to its validators.

    Raises:
        BrokenFileError: The file cannot be read, or does not fit the model.
    """
    try:
        document = read(file)
    except SourceError as error:
        raise BrokenFileError([_of_source(file, problem, error.document) for problem in error.problems]) from None
    defects = [problem for problem in document.problems if problem.code not in HARMLESS]
    if defects:
        raise BrokenFileError([_of_source(file, problem, document) for problem in defects])
    try:
        return model.model_validate({} if document.value is None else document.value, context=context), document
    except ValidationError as error:
        raise BrokenFileError([_of_value(document, model, each) for each in error.errors(include_url=False)]) from None


def at(
    document: Document, path: KeyPath, rule: RuleId, message: str, hint: str | None, *, on_key: bool = False
) -> Finding:
    """Return an error at a path of a file."""
    exact = document.nearest(path)
    span = (document.key_span(exact) if on_key else None) or document.value_span(exact) or FILE_START
    location = Location(document.file, span, document)
    return Finding(rule, Severity.ERROR, message, location, hint, key=document.file.name)


def _of_source(file: pathlib.Path, problem: SourceProblem, document: Document | None) -> Finding:
    related = tuple(Related(label, Location(file, span, document)) for label, span in problem.related)
    location = Location(file, problem.span, document)
    rule = SOURCE[problem.code]
    return Finding(rule, Severity.ERROR, problem.message, location, problem.hint, related, file.name)


def _of_value(document: Document, model: type[BaseModel], error: ErrorDetails) -> Finding:
    path = error["loc"]
    last = str(path[-1]) if path else ""
    match error["type"]:
        case "extra_forbidden":
            owner = _model_at(model, path[:-1])
            known = list(owner.model_fields) if owner else []
            near = difflib.get_close_matches(last, known, 1)
            hint = f"Did you mean `{near[0]}`?" if near else f"The keys that may stand here are {', '.join(known)}."
            return at(document, path, UNKNOWN_KEY, f"`{last}` is no key of {document.file.name}", hint, on_key=True)
        case "missing":
            return at(document, path[:-1], MISSING_KEY, f"`{last}` is missing", f"Add `{last}:`.")
    on_key = last == "[key]"
    path = path[:-1] if on_key else path
    rule, sentence, advice = complaint(error)
    key = next((step for step in reversed(path) if isinstance(step, str)), document.file.name)
    return at(document, path, rule, f"`{key}` {sentence}", advice, on_key=on_key)


def _model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel] | None:
    """Return the model whose keys stand at a path; the keys of a mapping by name are skipped."""
    current: type[BaseModel] | None = model
    is_name = False
    for step in path:
        if current is None or isinstance(step, int) or is_name:
            is_name = False
            continue
        field = current.model_fields.get(step)
        annotation = field.annotation if field else None
        is_name = get_origin(annotation) is dict
        parts = (annotation, *get_args(annotation))
        current = next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None)
    return current
