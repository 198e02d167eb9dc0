"""How models that are also read from a number or from pasted words are described to editors."""

from __future__ import annotations

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


def with_short_forms(schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """The JSON Schema of a model that is also read from a number and from words, as editors need to know."""
    reference = handler(schema)
    described = handler.resolve_ref_schema(reference)
    if "anyOf" in described:
        return reference
    mapping = {key: item for key, item in described.items() if key not in ("title", "description")}
    for key in mapping:
        del described[key]
    described["anyOf"] = [{"type": "number"}, {"type": "string", "minLength": 1}, mapping]
    return reference
