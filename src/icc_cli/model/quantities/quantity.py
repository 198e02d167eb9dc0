"""What a cell of a KPI table holds: a number with an honest qualifier, or the reason why there is none.

Each model also reads what people paste from their tables (`≈ 4000`, `1,000,000+ BGN`, `TBD`), as explained in
`quantities.reading`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from icc_cli.model.base import Model, OneOrMany, Prose, Text, with_short_forms
from icc_cli.model.dates import PartialDate
from icc_cli.model.quantities.kinds import Qualifier, Reason, Relation, State
from icc_cli.model.quantities.numbers import Number, exact_number, is_ambiguous, read_number
from icc_cli.model.quantities.reading import parse_quantities, parse_quantity

__all__ = ["Measurement", "Part", "Qualifier", "Quantity", "Reason", "Relation", "State", "Target", "Targets"]

_BOUNDS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN)


class Part(Model):
    """One of the numbers that add up to a value."""

    value: Number
    """How many."""
    label: Text | None = None
    """Of what: `key note speakers`."""


class Quantity(Model):
    """A number or a range with its unit, or a result in words."""

    value: Number | None = None
    """The number, or the whole text as pasted, in quotation marks: `"≈ 4000"`."""
    min: Number | None = None
    """The lower end of a range."""
    max: Number | None = None
    """The upper end of a range."""
    qualifier: Annotated[Qualifier, Field(strict=False)] = Qualifier.EXACT
    """How the number relates to the true value. For an open end use a qualifier (`at-least`), not a range."""
    unit: Text | None = None
    """The unit, only if it differs from the KPI's own."""
    relation: Annotated[Relation, Field(strict=False)] = Relation.ABSOLUTE
    """What the number is relative to: zero, or a reference."""
    reference: Text | None = None
    """What a ratio or a change is relative to: `2020`."""
    scale: Text | None = None
    """The scale of a level: `Likert scale`."""
    parts: Annotated[tuple[Part, ...], Field(strict=False)] = ()
    """The parts that add up to the value."""
    equivalent: Quantity | None = None
    """The same in another unit: about 500 000 EUR."""
    text: Text | None = None
    """A result in words, if there is no number."""
    note: Prose | None = None
    """What a reader needs to know to understand the value."""
    raw: Text | None = None
    """The words as published."""

    @property
    def has_number(self) -> bool:
        """Whether there is a value or a range."""
        return self.value is not None or self.min is not None or self.max is not None

    @model_validator(mode="before")
    @classmethod
    def _read_short_form(cls, given: Any) -> Any:
        return read_short_form(cls, given)

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        complaint = _complaint_of_numbers(self) or _complaint_of_details(self) or self._complaint_of_content()
        if complaint:
            raise ValueError(complaint)
        return self

    def _complaint_of_content(self) -> str | None:
        if not self.has_number and self.text is None:
            return "holds neither a number nor words: give a value, a min and max, or a text"
        return None

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return with_short_forms(schema, handler)


class Measurement(Quantity):
    """The value of a KPI at a checkpoint, or why there is none."""

    state: Annotated[State | None, Field(strict=False)] = None
    """Why there is no value."""
    reason: Annotated[Reason | None, Field(strict=False)] = None
    """The reason for the state."""
    date: PartialDate | None = None
    """When it was measured."""
    expected: PartialDate | None = None
    """When it will be measurable."""
    source: Text | None = None
    """Where the value comes from, if not from the KPI's own source."""
    who: Text | None = None
    """Who provided it."""

    def _complaint_of_content(self) -> str | None:
        return (
            _complaint_of_state(self, self.state)
            or self._complaint_of_reason()
            or (None if self.state else super()._complaint_of_content())
        )

    def _complaint_of_reason(self) -> str | None:
        if self.reason is not None and self.state is None:
            return "gives a reason but no state: add the state that it explains, as in state: not-monitored"
        if self.expected is not None and self.state not in (State.NOT_YET_MEASURABLE, State.PENDING):
            return "gives a date under expected, which needs state: not-yet-measurable (or pending)"
        if self.date is not None and self.state is not None:
            return "has a state, so nothing was measured: leave out date, or say under expected when it will be"
        return None


class Target(Quantity):
    """What a KPI should reach."""

    due: PartialDate | None = None
    """When it should be reached."""
    subject: Text | None = None
    """What is counted, if a KPI has targets for several things: `public employees`."""
    state: Annotated[State | None, Field(strict=False)] = None
    """Why there is no target."""

    def _complaint_of_content(self) -> str | None:
        return _complaint_of_state(self, self.state) or (None if self.state else super()._complaint_of_content())


def _separate(given: Any) -> Any:
    """Split words that run several targets together into a list, one per target; return anything else unchanged."""
    if not isinstance(given, str):
        return given
    return parse_quantities(given)


Targets = Annotated[OneOrMany[Target], BeforeValidator(_separate)]
"""One target or several: a list, a single one, or words that run several together."""


def _complaint_of_numbers(quantity: Quantity) -> str | None:
    if quantity.value is not None and (quantity.min is not None or quantity.max is not None):
        return "gives a value as well as a range: keep value, or keep min and max"
    if (quantity.min is None) != (quantity.max is None):
        known, missing, qualifier = ("min", "max", "at-least") if quantity.max is None else ("max", "min", "at-most")
        number = quantity.min if quantity.max is None else quantity.max
        return (
            f"gives {known} without {missing}: add {missing}, or for an open end write "
            f"value: {number:f} with qualifier: {qualifier}"
        )
    if quantity.min is not None and quantity.max is not None:
        if quantity.min > quantity.max:
            return f"has a min ({quantity.min:f}) above its max ({quantity.max:f}): swap them"
        if quantity.min == quantity.max:
            return f"is a range from {quantity.min:f} to {quantity.max:f}: write value: {quantity.min:f}"
        if quantity.qualifier in _BOUNDS:
            return f"is a range with the qualifier {quantity.qualifier.value}: a range is exact or approx"
    if quantity.text is not None and quantity.has_number:
        return "gives a number as well as a text: keep the number and put the words under note"
    return None


def _complaint_of_details(quantity: Quantity) -> str | None:
    if not quantity.has_number:
        described = {
            "qualifier": quantity.qualifier is not Qualifier.EXACT,
            "relation": quantity.relation is not Relation.ABSOLUTE,
            "unit": quantity.unit is not None,
            "scale": quantity.scale is not None,
            "equivalent": quantity.equivalent is not None,
        }
        for name in (name for name, is_given in described.items() if is_given):
            return f"gives {name}, which describes a number, but no number: add value, or leave out {name}"
    if quantity.parts:
        if quantity.value is None:
            return "gives parts without the value that they make up: add value, their sum"
        total = sum(part.value for part in quantity.parts)
        if total != quantity.value:
            return f"has parts that add up to {total:f}, while its value is {quantity.value:f}: correct one of them"
    if quantity.reference is not None and quantity.relation is Relation.ABSOLUTE:
        return "gives a reference, which needs relation: ratio, change or relative-change"
    if quantity.relation is Relation.RELATIVE_CHANGE and quantity.unit is not None:
        return "is a relative change, which is always in per cent: leave out unit, or write relation: change"
    if quantity.relation is Relation.RATIO and quantity.unit is not None:
        return "is a ratio, which has no unit: leave out unit, or write relation: absolute"
    if quantity.equivalent is not None and quantity.equivalent.equivalent is not None:
        return "has an equivalent with an equivalent of its own: give one"
    return None


def _complaint_of_state(quantity: Quantity, state: State | None) -> str | None:
    if state is None or not (quantity.has_number or quantity.text is not None):
        return None
    kind = "a number" if quantity.has_number else "a text"
    return f"gives {kind} as well as the state {state.value}, which says that there is none: keep one of them"


def read_short_form(model: type[Quantity], given: Any) -> Any:
    """Return the fields for a short form; a mapping (whose `value` may be a short form) and a model are unchanged.

    Raises ValueError for anything else.
    """
    if isinstance(given, model):
        return given
    if isinstance(given, Mapping):
        words = given.get("value")
        if not isinstance(words, str):
            return given
        others = {key: item for key, item in given.items() if key != "value"}
        return {**_fields_of_words(model, words), **others}
    if isinstance(given, str):
        return _fields_of_words(model, given)
    raw = getattr(given, "raw", None)
    if isinstance(given, float) and isinstance(raw, str):
        return {"value": read_number(raw) if is_ambiguous(raw) else exact_number(given), "raw": raw}
    if given is None:
        raise ValueError("is empty: give a number, say why there is none (as in state: pending), or leave the key out")
    if isinstance(given, (bool, int, float)):
        return {"value": exact_number(given)}
    raise ValueError('must be a number, words as in "≈ 4000", or keys such as value, unit and note')


def _fields_of_words(model: type[Quantity], words: str) -> dict[str, Any]:
    fields: dict[str, Any] = {**parse_quantity(words), "raw": " ".join(words.split())}
    if "state" in fields and "state" not in model.model_fields:
        raise ValueError("must be a number or words that hold one")
    subject = None if "subject" in model.model_fields else fields.pop("subject", None)
    if subject and "unit" not in fields and fields.get("relation") in (None, Relation.CHANGE):
        fields["unit"] = subject
    elif subject:
        fields["note"] = "; ".join(note for note in (f"of {subject}", fields.get("note")) if note)
    if "reason" not in model.model_fields:
        fields.pop("reason", None)
    if "expected" not in model.model_fields:
        fields.pop("expected", None)
    return fields
