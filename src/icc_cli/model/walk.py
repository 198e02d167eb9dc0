"""Goes through a deliverable and yields all its words, with the path at which each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from icc_cli.model.base import Prose, Text

Path = tuple[str | int, ...]


class Words(NamedTuple):
    """A text of a deliverable: a name, a title or prose. Ids, units' codes and enum values are none."""

    path: Path
    text: str
    is_prose: bool

    @property
    def key(self) -> str:
        """The key that the text stands under."""
        return next(step for step in reversed(self.path) if isinstance(step, str))


def words_of(value: Any, path: Path = ()) -> Iterator[Words]:
    """Yield the words of a model and of all models in it, in the order of the fields."""
    if isinstance(value, BaseModel):
        kinds = _kinds(type(value))
        for name in type(value).model_fields:
            inner = getattr(value, name)
            kind = kinds.get(name)
            if kind is None:
                yield from words_of(inner, (*path, name))
            elif isinstance(inner, str):
                yield Words((*path, name), inner, kind == "prose")
            else:
                for index, item in enumerate(inner or ()):
                    yield Words((*path, name, index), item, kind == "prose")
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from words_of(item, (*path, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from words_of(item, (*path, key))


def lists_of(value: object, path: Path = ()) -> Iterator[tuple[Path, tuple[object, ...]]]:
    """Yield the lists of more than one item in a model and in all models in it, with the path of each."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if isinstance(inner, BaseModel | tuple):
                yield from lists_of(inner, (*path, name))
    elif isinstance(value, tuple):
        if len(value) > 1:
            yield path, value
        for index, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield from lists_of(item, (*path, index))


@cache
def _kinds(model: type[BaseModel]) -> dict[str, str]:
    """Return for each field of words whether it holds prose or text."""
    prose, text = get_args(Prose)[1], get_args(Text)[1]
    found = {}
    for name, info in model.model_fields.items():
        marks = [*info.metadata, *_marks(info.annotation)]
        if any(mark is prose for mark in marks):
            found[name] = "prose"
        elif any(mark is text for mark in marks):
            found[name] = "text"
    return found


def _marks(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _marks(part)
