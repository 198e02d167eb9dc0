"""Says in yamale's language what icc's JSON Schemas say, so that yamale has about the same to check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_TYPES = {"string": "str()", "integer": "int()", "number": "num()", "boolean": "bool()", "null": "null()"}


def yamale_schema(schema: Path) -> str:
    """Return a JSON Schema of icc as a schema of yamale; lengths and patterns are left out, as they cost it most."""
    value = json.loads(schema.read_text(encoding="utf-8"))
    documents = [_fields(value) if "properties" in value else _validator(value)]
    documents += [f"{name}:\n{_indented(_definition(each))}" for name, each in value.get("$defs", {}).items()]
    return "\n---\n".join(documents) + "\n"


def _definition(schema: dict[str, Any]) -> str:
    return _fields(schema) if "properties" in schema else _validator(schema)


def _fields(schema: dict[str, Any]) -> str:
    required = schema.get("required", ())
    lines = []
    for name, each in schema["properties"].items():
        validator = _validator(each)
        lines.append(f"{name}: {validator if name in required else _optional(validator)}")
    return "\n".join(lines)


def _optional(validator: str) -> str:
    return f"{validator[:-1]}{'' if validator.endswith('()') else ', '}required=False)"


def _validator(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return f"include({json.dumps(schema['$ref'].rpartition('/')[2])})"
    if "anyOf" in schema:
        return f"any({', '.join(map(_validator, schema['anyOf']))})"
    if "enum" in schema or "const" in schema:
        return f"enum({', '.join(json.dumps(each) for each in schema.get('enum', [schema.get('const')]))})"
    if schema.get("type") == "array":
        return f"list({_validator(schema['items'])})" if schema.get("items") else "list()"
    if schema.get("type") == "object":
        values = schema.get("additionalProperties")
        return f"map({_validator(values)})" if isinstance(values, dict) else "map()"
    return _TYPES.get(schema.get("type", ""), "any()")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
