"""Writes docs/format.md from the models, so that the page and the format cannot differ.

Usage: .venv/bin/python scripts/format_page.py
"""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from icc_cli.city.assembly import LIST_PARTS
from icc_cli.model import Deliverable
from icc_cli.model.base import Defines, Names, Prose, Worded
from icc_cli.model.dates import PartialDate
from icc_cli.model.field_docs import field_docs

ROOT = Path(__file__).resolve().parent.parent
INTRODUCTION = ROOT / "scripts" / "format_introduction.md"
PAGE = ROOT / "docs" / "format.md"


def page() -> str:
    """Return the page: the introduction, then each part with the models that it consists of."""
    lines = [INTRODUCTION.read_text(encoding="utf-8").rstrip(), ""]
    shown: set[type[BaseModel]] = set()
    for name, field in Deliverable.model_fields.items():
        model = next(part for part in _parts(field.annotation) if _is_model(part))
        what = f"`{name}.yaml`" if name == "city" else f"`{name}.yaml` or `{name}/`"
        lines += [f"## {what}", "", f"{field_docs(Deliverable)[name]}", ""]
        if name in LIST_PARTS:
            lines += [f"Each file in `{name}/` holds one of these; `{name}.yaml` holds a list of them.", ""]
        for each in [model, *_inner(model)]:
            if each not in shown:
                shown.add(each)
                lines += _section(each)
    return "\n".join(lines).rstrip() + "\n"


def _section(model: type[BaseModel]) -> Iterator[str]:
    yield f"### {_title(model)}"
    yield ""
    yield " ".join(inspect.cleandoc(model.__doc__ or "").split())
    if issubclass(model, Worded):
        yield f"Plain words without keys are read as `{model.words_field}`."
    yield ""
    yield "| key | what | meaning |"
    yield "|---|---|---|"
    docs = field_docs(model)
    for name, field in model.model_fields.items():
        required = " (required)" if field.is_required() else ""
        meaning = " ".join(docs.get(name, "").split()).replace("|", "\\|")
        yield f"| `{name}`{required} | {_what(field)} | {meaning} |"
    yield ""


def _what(field: FieldInfo) -> str:
    parts = [*field.metadata, *_parts(field.annotation)]
    mark = next((part for part in parts if isinstance(part, Names | Defines)), None)
    words = _in_words(field, parts, mark)
    is_list = any(part is tuple or get_origin(part) is tuple for part in parts)
    return f"list of {words}" if is_list else words


def _in_words(field: FieldInfo, parts: list[Any], mark: Names | Defines | None) -> str:
    models = [part for part in parts if _is_model(part)]
    if get_origin(field.annotation) is dict:
        return f"{_link(models[0])} by checkpoint"
    if isinstance(mark, Names):
        return f"id of {'an' if mark.kind[0] in 'aeiou' else 'a'} {mark.kind}"
    if isinstance(mark, Defines):
        return "id"
    if models:
        return _link(models[0])
    for part in parts:
        if isinstance(part, type) and issubclass(part, StrEnum):
            return ", ".join(f"`{each.value}`" for each in part)
    named = {PartialDate: "date", bool: "`true` or `false`", Decimal: "number", int: "whole number"}
    for part in parts:
        if part in named:
            return named[part]
    return "prose" if any(part is get_args(Prose)[1] for part in parts) else "text"


def _inner(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield the models that a model consists of, each once, in the order of its fields."""
    seen = {model}
    waiting = [model]
    while waiting:
        for field in waiting.pop(0).model_fields.values():
            for part in _parts(field.annotation):
                if _is_model(part) and part not in seen:
                    seen.add(part)
                    waiting.append(part)
                    yield part


def _parts(annotation: Any) -> Iterator[Any]:
    if not isinstance(annotation, types.UnionType) and annotation is not Union:
        yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
    for part in getattr(annotation, "__metadata__", ()):
        yield part


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


def _title(model: type[BaseModel]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize().replace("Kpi", "KPI")


def _link(model: type[BaseModel]) -> str:
    title = _title(model)
    return f"[{title}](#{title.lower().replace(' ', '-')})"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
