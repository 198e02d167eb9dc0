"""What all models build on: strictness, and the small text types that the format is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from icc_cli.patterns import lazy

IDENTIFIER_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ONE_LINE_PATTERN = r"^[^\n]+$"
_RAW_HTML = lazy(r"<(?:[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|/[A-Za-z]|!|\?)")
_CODE = lazy(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)


class Model(BaseModel):
    """A part of a deliverable: unknown keys are errors, types are not guessed, and nothing changes after reading."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        defer_build=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, value: Any) -> Any:
        """Drop known keys without a value: an empty key counts as missing."""
        if isinstance(value, dict) and None in value.values():
            return {k: v for k, v in value.items() if v is not None or k not in cls.model_fields}
        return value


class Worded(Model):
    """A model that may be written as plain words if its other fields are not needed."""

    words_field: ClassVar[str] = "text"

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:
        return {cls.words_field: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core_schema)
        resolved = handler.resolve_ref_schema(schema)
        mapping = dict(resolved)
        resolved.clear()
        resolved["anyOf"] = [{"type": "string", "minLength": 1}, mapping]
        return schema


class _Schema:
    """Gives a type a ready-made schema, which pydantic would otherwise compute for each of hundreds of fields."""

    def __init__(self, schema: CoreSchema) -> None:
        self._schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self._schema


def _without_html(text: str) -> str:
    found = _RAW_HTML.search(_CODE.sub("", text)) if "<" in text else None
    if found:
        raise ValueError(f"must not contain HTML ({found.group()!r}): use Markdown, as in **bold** or *italic*")
    return text


_WORDS = core_schema.str_schema(strict=True, strip_whitespace=True, min_length=1)

Text = Annotated[str, _Schema(core_schema.str_schema(strict=True, strip_whitespace=True, pattern=ONE_LINE_PATTERN))]
"""Words on one line: a name, a title, a unit."""

Prose = Annotated[str, _Schema(core_schema.no_info_after_validator_function(_without_html, _WORDS))]
"""Sentences in CommonMark, without raw HTML. `{kpi:ID@CHECKPOINT}` prints a measurement."""

Identifier = Annotated[str, _Schema(core_schema.str_schema(strict=True, pattern=IDENTIFIER_PATTERN, max_length=80))]
"""An id: lower-case letters, digits and single hyphens, as in `energy-cluster`."""


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field that refers to something of a kind by its id."""

    kind: str


@dataclass(frozen=True, slots=True)
class Defines:
    """Marks a field that gives something of a kind its id."""

    kind: str


SolutionRef = Annotated[Identifier, Names("solution")]
AmbitionRef = Annotated[Identifier, Names("ambition")]
InitiativeRef = Annotated[Identifier, Names("initiative")]
MemberRef = Annotated[Identifier, Names("member")]
SystemRef = Annotated[Identifier, Names("system")]
KpiRef = Annotated[Identifier, Names("kpi")]
EditionRef = Annotated[Identifier, Names("edition")]
PhaseRef = Annotated[Identifier, Names("phase")]
SectionRef = Annotated[Identifier, Names("section")]
CheckpointRef = Annotated[Identifier, Names("checkpoint")]

T = TypeVar("T")


class _Listed:
    """Gives a list a ready-made schema: pydantic's general way would repeat the same work for each of many fields."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        (items, _) = get_args(source)
        return core_schema.tuple_schema([handler.generate_schema(items)], variadic_item_index=0, strict=False)


Many = Annotated[tuple[T, ...], _Listed()]
"""A list."""


class _OneIsEnough:
    """Tells editors that a single value is allowed where a list of such values is expected."""

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core_schema)
        return {"anyOf": [schema.get("items", {}), schema]}


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str | int | float | Mapping) else value


OneOrMany = Annotated[tuple[T, ...], _Listed(), BeforeValidator(_listed), _OneIsEnough()]
"""A list, or a single item without the list around it."""


class Passage(Worded):
    """A piece of prose, optionally with a heading or the solution that it is about."""

    title: Text | None = None
    """Heading of the passage."""
    solution: SolutionRef | None = None
    """The solution that the passage is about."""
    text: Prose
    """The prose itself."""


class Party(Model):
    """Someone who takes part: a person, an office, a unit or an organisation."""

    name: Text | None = None
    """A person's name."""
    role: Text | None = None
    """The person's office, or the organisation's role."""
    organisation: Text | None = None
    """The organisation or unit."""
    contribution: Text | None = None
    """What they contribute."""
    note: Prose | None = None
    """Anything else that was published."""

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if not (self.name or self.role or self.organisation):
            raise ValueError("must say who it is: give name, role or organisation")
        return self


def with_short_forms(schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """The JSON Schema of a model that can also be written as a number or as words, for editors."""
    reference = handler(schema)
    described = handler.resolve_ref_schema(reference)
    if "anyOf" in described:
        return reference
    mapping = {key: item for key, item in described.items() if key not in ("title", "description")}
    for key in mapping:
        del described[key]
    described["anyOf"] = [{"type": "number"}, {"type": "string", "minLength": 1}, mapping]
    return reference
