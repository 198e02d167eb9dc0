"""What is generated is what the model says now."""

from __future__ import annotations

import json

import format_page

from icc_cli.model.json_schema import part_schemas
from icc_cli.resources import schemas


def test_the_format_page_is_fresh() -> None:
    assert format_page.PAGE.read_text(encoding="utf-8") == format_page.page(), "run scripts/format_page.py"


def test_every_field_is_explained() -> None:
    assert not [line for line in format_page.page().splitlines() if line.startswith("| `") and line.endswith("|  |")]


def test_the_schemas_are_fresh() -> None:
    for name, schema in part_schemas().items():
        written = (schemas() / f"{name}.schema.json").read_text(encoding="utf-8")
        assert json.loads(written) == schema, "run icc schema"
