"""Which fields define ids and which refer to them, so that references can be checked in plain values.

The marks are in the fields' types. They are applied to values that were read but not yet validated, so that a reference
is checked even if something else in the file is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from icc_cli.model.base import Defines, Names
from icc_cli.patterns import lazy
from icc_cli.yamltext import KeyPath

_IN_PROSE = lazy(r"\{kpi:([^{}@\s]*)(?:@([^{}\s]*))?\}")


class Named(NamedTuple):
    """An id in a deliverable's values: its place, and whether it defines or refers."""

    mark: Names | Defines
    path: KeyPath
    id: str
    title: str | None
    """Name of the defined thing, if it has one."""
    is_key: bool = False
    in_prose: str = ""
    """The reference as written in prose, if it is in prose: `{kpi:ID@CHECKPOINT}`."""


class _Field(NamedTuple):
    mark: Names | Defines | None
    model: type[BaseModel] | None
    keyed: Names | None
    entries: type[BaseModel] | None
    """The model of a mapping's values."""


def ids_in(value: Any, model: type[BaseModel], path: KeyPath = ()) -> Iterator[Named]:
    """Yield every id in plain values that are to become a model. Values of other shapes are skipped."""
    if not isinstance(value, Mapping):
        return
    for key, field in _fields(model).items():
        inner = value.get(key)
        if inner is None:
            continue
        at = (*path, key)
        if field.keyed is not None and isinstance(inner, Mapping):
            for name in inner:
                yield Named(field.keyed, (*at, name), name, None, is_key=True)
        listed = inner if isinstance(inner, list) else None
        for step, item in [((*at, index), item) for index, item in enumerate(listed)] if listed else [(at, inner)]:
            if field.mark is not None and isinstance(item, str):
                title = value.get("name")
                yield Named(field.mark, step, item, title if isinstance(title, str) else None)
            elif field.model is not None:
                yield from ids_in(item, field.model, step)


def ids_in_prose(value: object, path: KeyPath = ()) -> Iterator[Named]:
    """Yield the KPIs and checkpoints that prose in plain values refers to as `{kpi:ID@CHECKPOINT}`."""
    steps: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        steps = value.items()
    elif isinstance(value, list):
        steps = enumerate(value)
    for step, inner in steps:
        if isinstance(inner, str):
            if "{kpi:" in inner:
                yield from _named_in(inner, (*path, step))
        elif isinstance(inner, dict | list):
            yield from ids_in_prose(inner, (*path, step))


def model_at(path: KeyPath, model: type[BaseModel]) -> type[BaseModel] | None:
    """Return the model whose fields are at a path, or None if the path leads to something else."""
    current: type[BaseModel] | None = model
    entries: type[BaseModel] | None = None
    for step in path:
        if entries is not None:
            current, entries = entries, None
        elif isinstance(step, str) and current is not None:
            field = _fields(current).get(step)
            if field is None:
                return None
            current, entries = field.model, field.entries
    return current


@cache
def _fields(model: type[BaseModel]) -> dict[str, _Field]:
    return {name: _field(info) for name, info in model.model_fields.items()}


def _field(info: FieldInfo) -> _Field:
    parts = [*info.metadata, *_parts(info.annotation)]
    mark = next((part for part in parts if isinstance(part, Names | Defines)), None)
    models = [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]
    is_mapping = any(part is dict for part in (getattr(info.annotation, "__origin__", None),))
    if is_mapping:
        return _Field(None, None, mark if isinstance(mark, Names) else None, models[0] if models else None)
    return _Field(mark, models[0] if models else None, None, None)


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield an annotation and all its components, down to the marks."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _named_in(text: str, path: KeyPath) -> Iterator[Named]:
    for found in _IN_PROSE.finditer(text):
        yield Named(Names("kpi"), path, found[1], None, in_prose=found[0])
        yield Named(Names("checkpoint"), path, found[2] or "", None, in_prose=found[0])
