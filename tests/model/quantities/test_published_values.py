"""Every wording of the published deliverables: read as pasted, to the stated meaning, and printed in one style."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from ruamel.yaml import YAML

from icc_cli.model.money.money import Funding
from icc_cli.model.money.text import print_money
from icc_cli.model.quantities.quantity import Measurement, Target, Targets
from icc_cli.model.quantities.text import print_quantity

VALUES = YAML(typ="safe").load((Path(__file__).parent / "published_values.yaml").read_text(encoding="utf-8"))


def meaning(read: Measurement | Target | Funding) -> dict[str, Any]:
    """Every field that says something, the words as published apart."""
    said: dict[str, Any] = plain(read.model_dump(exclude_defaults=True, exclude={"raw"}))
    return said


def plain(value: Any) -> Any:
    """Numbers as numbers, and words below `label` (which mark them as a city's own) as words."""
    if isinstance(value, dict):
        return plain(value["label"]) if value.keys() == {"label"} else {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return Decimal(str(value)) if isinstance(value, int | float | Decimal) else value


@pytest.mark.parametrize("row", VALUES, ids=lambda row: row["label"][:60])
def test_a_published_value_means_what_it_says(row: dict[str, Any]) -> None:
    words, expected = row["label"], plain(row["means"])
    if row.get("as") == "target":
        targets = TypeAdapter(Targets).validate_python(words)
        assert [meaning(target) for target in targets] == expected
        assert " ".join(target.raw or "" for target in targets) == words
        printed = "; ".join(map(print_quantity, targets))
    elif row.get("as") == "funding":
        funding = Funding.model_validate(words)
        assert (meaning(funding), funding.raw) == (expected, words)
        printed = print_money(funding)
    else:
        measurement = Measurement.model_validate(words)
        assert (meaning(measurement), measurement.raw) == (expected, words)
        printed = print_quantity(measurement)
    assert printed.replace("\u00a0", " ") == row["printed"]


def test_each_value_stands_here_once() -> None:
    labels = [row["label"] for row in VALUES]
    assert len(labels) == len(set(labels)) == 50
