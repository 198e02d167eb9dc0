"""Whatever a city writes is printed: a deliverable with every field filled, each text of which stands in the report."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from icc_cli.model import Deliverable
from icc_cli.model.base import Prose, Text
from icc_cli.programme import Edition
from icc_cli.report.final_report import final_report_html
from icc_cli.report.origin import Origin

# A city's own words for a value are printed where they say more than the value: see test_views.
NOT_PRINTED_AS_IT_STANDS = {"raw"}


def test_each_text_of_a_full_deliverable_is_in_the_report(
    full: Deliverable, full_origin: Origin, edition: Edition
) -> None:
    printed = _visible_text(final_report_html(full, edition, origin=full_origin))
    missing = [f"{where}: {text}" for where, text in _texts(full) if _plain(text) not in printed]
    assert missing == []


def test_each_text_is_said_once_so_that_none_can_stand_in_for_another(full: Deliverable) -> None:
    texts = [text for _, text in _texts(full)]
    assert len(texts) > 150
    assert [text for text in texts if sum(text in other for other in texts) > 1] == []


def test_the_full_deliverable_fills_every_field_of_the_format(full: Deliverable) -> None:
    filled = {(owner, name) for owner, name in _filled(full)}
    known = {
        (owner.__name__, name)
        for model in _models(Deliverable)
        for owner in model.__mro__
        for name in getattr(owner, "__annotations__", {})
        if name in model.model_fields
    }
    assert known - filled == set()


def _visible_text(page: str) -> str:
    body = page[page.index("<body") :]
    # What a chart says of itself to a screen reader must not stand in for what it shows.
    body = re.sub(r"<(title|desc)>.*?</\1>", "", body, flags=re.DOTALL)
    body = re.sub(r'<img [^>]*alt="([^"]*)"[^>]*>', r" \1 ", body)  # what a picture shows is said to those who need it
    return _plain(html.unescape(re.sub(r"<[^>]+>", "", body)))


def _plain(text: str) -> str:
    # A figure that stands in a sentence is printed in its place.
    return " ".join(re.sub(r"\{kpi:.*$", "", text).replace("\N{NO-BREAK SPACE}", " ").split())


def _texts(model: BaseModel, where: str = "") -> Iterator[tuple[str, str]]:
    for name, field in type(model).model_fields.items():
        is_text = name not in NOT_PRINTED_AS_IT_STANDS and _is_free_text((field.annotation, *field.metadata))
        value = getattr(model, name)
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                yield from _texts(each, f"{where}.{name}")
            elif is_text and isinstance(each, str):
                yield f"{where}.{name}", each


def _is_free_text(parts: tuple[Any, ...]) -> bool:
    """Tell whether a type is made of the two types of text that people write, rather than of ids and choices."""
    marks = [mark for kind in (Text, Prose) for mark in get_args(kind)[1:]]
    return any(any(part is mark for mark in marks) or _is_free_text(get_args(part)) for part in parts)


def _filled(model: BaseModel) -> Iterator[tuple[str, str]]:
    """Yield each field that is given, under the class that defines it."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name in model.model_fields_set and value is not None:
            yield from (
                (owner.__name__, name) for owner in type(model).__mro__ if name in getattr(owner, "__annotations__", {})
            )
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                yield from _filled(each)


def _models(model: type[BaseModel]) -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    waiting: list[Any] = [model]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if kind not in found:
                found.add(kind)
                waiting += [field.annotation for field in kind.model_fields.values()]
        else:
            waiting += get_args(kind)
    return found
