"""Which fields give things their ids, and which name things by them: so that references can be checked in plain values.

The marks stand in the types of the fields. They are followed through values that were read but not yet validated, as
a reference should be checked even where something else in the file is wrong.
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
    """An id in a deliverable's values: where it stands, and whether it defines or names."""

    mark: Names | Defines
    path: KeyPath
    id: str
    title: str | None
    """Name of the thing defined, where it has one."""
    is_key: bool = False
    in_prose: str = ""
    """The reference as prose writes it, where it stands in prose: `{kpi:ID@CHECKPOINT}`."""


class _Field(NamedTuple):
    mark: Names | Defines | None
    model: type[BaseModel] | None
    keyed: Names | None
    entries: type[BaseModel] | None
    """The model of the values of a mapping."""


def ids_in(value: Any, model: type[BaseModel], path: KeyPath = ()) -> Iterator[Named]:
    """Yield every id in plain values that should become a model. Values of other shapes are passed over."""
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
    """Yield the KPIs and checkpoints that prose in plain values names as `{kpi:ID@CHECKPOINT}`."""
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
    """Return the model whose fields stand at a path, or None where the path leads to something else."""
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
    """Yield an annotation and all that it is composed of, down to the marks."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _named_in(text: str, path: KeyPath) -> Iterator[Named]:
    for found in _IN_PROSE.finditer(text):
        yield Named(Names("kpi"), path, found[1], None, in_prose=found[0])
        yield Named(Names("checkpoint"), path, found[2] or "", None, in_prose=found[0])
