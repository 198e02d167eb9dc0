"""Walks through a deliverable and yields all its words, with their paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from icc_cli.model.base import Prose, Text
from icc_cli.yamltext import KeyPath


class Words(NamedTuple):
    """A text in a deliverable: a name, a title or prose. Ids, unit codes and enum values are not included."""

    path: KeyPath
    text: str
    is_prose: bool

    @property
    def key(self) -> str:
        """The key of the text."""
        last = self.path[-1]
        return last if isinstance(last, str) else next(step for step in reversed(self.path) if isinstance(step, str))


def words_of(value: Any, path: KeyPath = ()) -> list[Words]:
    """Return the words of a model and of all models in it, in the order of the fields."""
    found: list[Words] = []
    _gather_words(value, path, found)
    return found


def _gather_words(value: Any, path: KeyPath, found: list[Words]) -> None:
    fields = _FIELDS[type(value)]
    if fields is not None:
        given = value.__dict__
        for name, kind in fields:
            inner = given[name]
            if kind is None:
                if inner:
                    _gather_words(inner, (*path, name), found)
            elif isinstance(inner, str):
                found.append(Words((*path, name), inner, kind == "prose"))
            else:
                found += [Words((*path, name, index), item, kind == "prose") for index, item in enumerate(inner or ())]
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            _gather_words(item, (*path, index), found)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _gather_words(item, (*path, key), found)


def lists_of(value: object, path: KeyPath = ()) -> list[tuple[KeyPath, tuple[object, ...]]]:
    """Return the lists of more than one item in a model and in all models in it, with their paths."""
    found: list[tuple[KeyPath, tuple[object, ...]]] = []
    _gather_lists(value, path, found)
    return found


def _gather_lists(value: object, path: KeyPath, found: list[tuple[KeyPath, tuple[object, ...]]]) -> None:
    if isinstance(value, tuple):
        if len(value) > 1:
            found.append((path, value))
        for index, item in enumerate(value):
            if _FIELDS[type(item)] is not None:
                _gather_lists(item, (*path, index), found)
    elif isinstance(value, BaseModel):
        given = value.__dict__
        for name in _NAMES[type(value)]:
            inner = given[name]
            if inner.__class__ is tuple or _FIELDS[type(inner)] is not None:
                _gather_lists(inner, (*path, name), found)


Fields = tuple[tuple[str, str | None], ...]


class _Fields(dict[type, Fields | None]):
    """For each model the fields that may contain words, with the kind of those that are words; None for other types."""

    def __missing__(self, type_: type) -> Fields | None:
        found = None
        if issubclass(type_, BaseModel):
            kinds = _kinds(type_)
            fields = type_.model_fields.items()
            found = tuple((k, kinds.get(k)) for k, info in fields if k in kinds or _holds_models(info.annotation))
        self[type_] = found
        return found


class _Names(dict[type[BaseModel], tuple[str, ...]]):
    """The names of the fields of each model."""

    def __missing__(self, model: type[BaseModel]) -> tuple[str, ...]:
        self[model] = names = tuple(model.model_fields)
        return names


_FIELDS = _Fields()
_NAMES = _Names()


def _holds_models(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(map(_holds_models, get_args(annotation)))


def _kinds(model: type[BaseModel]) -> dict[str, str]:
    """Return for each text field whether it holds prose or text."""
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
