"""The format as JSON Schemas, one per part: what editors use to complete and check while typing."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema
from pydantic_core.core_schema import ModelSchema

from icc_cli.model.deliverable import Deliverable
from icc_cli.model.field_docs import field_docs


class _Generator(GenerateJsonSchema):
    """Leaves out what pydantic adds for programs: titles derived from field names."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        described = super().model_schema(schema)
        docs = field_docs(schema["cls"])
        for name, field in described.get("properties", {}).items():
            if name in docs:
                field.setdefault("description", docs[name])
        return described

    def generate(self, schema: CoreSchema, mode: Any = "validation") -> JsonSchemaValue:
        return {"$schema": self.schema_dialect, **super().generate(schema, mode)}


def described(shape: Any) -> JsonSchemaValue:
    """Return the JSON Schema of a model, or of a type made of models, with the fields' docstrings as descriptions."""
    return TypeAdapter(shape).json_schema(schema_generator=_Generator)


def part_schemas() -> dict[str, JsonSchemaValue]:
    """Return the JSON Schema of each part by name. A file of a list part holds one item, or a list of items."""
    schemas = {}
    for name, field in Deliverable.model_fields.items():
        model = field.annotation
        items = [part for part in get_args(model) if isinstance(part, type) and issubclass(part, BaseModel)]
        shape: Any = items[0] | list[items[0]] if items else model  # type: ignore[valid-type]
        schemas[name] = {**described(shape), "title": f"icc: {name}", "description": field_docs(Deliverable)[name]}
    return schemas
