"""SiMOS's charters against its published final deliverable: people, dates, lists, and every cost in its own shape."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from icc_cli.city import find_cities, read_city
from icc_cli.model import Deliverable
from icc_cli.model.base import Party
from icc_cli.model.charters import CharterSlots
from icc_cli.model.money.kinds import Recurrence, Vat
from icc_cli.model.money.money import Funding
from icc_cli.model.quantities.kinds import Qualifier

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
CHARTERS: dict[str, Any] = YAML(typ="safe").load((HERE / "simos_charters.yaml").read_text(encoding="utf-8"))
MONEY = {
    "amount": None,
    "min": None,
    "max": None,
    "qualifier": Qualifier.EXACT,
    "currency": None,
    "recurrence": Recurrence.ONCE,
    "vat": Vat.UNKNOWN,
    "vat_rate": None,
    "vat_amount": None,
    "gross": None,
    "source": None,
    "share": None,
    "status": None,
    "phase": None,
}
"""The fields of a cost, with what they are where nothing was published."""


@pytest.fixture(scope="module")
def city() -> Deliverable:
    [folder] = [folder for folder in find_cities([EXAMPLES]) if folder.id == "simos"]
    reading = read_city(folder)
    assert not reading.assembly.problems
    assert not reading.errors
    assert reading.deliverable is not None
    return reading.deliverable


@pytest.mark.parametrize("solution", CHARTERS)
def test_charter_has_each_slot_that_was_published(city: Deliverable, solution: str) -> None:
    [charter] = city.charters_of(solution)
    published = dict(CHARTERS[solution])
    systems = published.pop("systems", {})
    assert_slots(charter, published)
    assert [each.name for each in charter.systems] == list(systems)
    for system in charter.systems:
        assert_slots(system, systems[system.name])
    assert charter.ambitions
    assert charter.vision_link
    assert charter.description.model_fields_set


def assert_slots(slots: CharterSlots, published: dict[str, Any]) -> None:
    for name in ("lead", "team", "contributors"):
        parties: tuple[Party, ...] = getattr(slots, name)
        assert sorted(who.name or who.organisation or who.role or "" for who in parties) == sorted(
            published.get(name, [])
        ), name
    for name in ("stakeholders", "dependencies", "support"):
        assert list(getattr(slots, name)) == published.get(name, []), name
    assert_words([each.risk for each in slots.risks], published.get("risks", []))
    assert not any(each.mitigation for each in slots.risks)
    assert_words(list(slots.mitigations), published.get("mitigations", []))
    timing = published.get("timing", [])
    assert [(each.start and str(each.start), each.due and str(each.due), each.phase) for each in slots.timing] == [
        (text(each.get("start")), text(each.get("due")), each.get("phase")) for each in timing
    ]
    assert_words([each.title for each in slots.timing], [each["title"] for each in timing])
    assert not any(each.done is not None for each in slots.timing)
    assert [money(entry) for entry in slots.funding] == [
        tuple(numeral(entry.get(key, default)) for key, default in MONEY.items())
        for entry in published.get("funding", [])
    ]
    assert [entry.raw for entry in slots.funding] == [entry.get("label") for entry in published.get("funding", [])]


def assert_words(sentences: list[str], words: list[str]) -> None:
    assert len(sentences) == len(words)
    for sentence, word in zip(sentences, words, strict=True):
        assert word.lower() in sentence.lower()


def text(date: object) -> str | None:
    return None if date is None else str(date)


def money(entry: Funding) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in MONEY)


def numeral(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, (int, float)) else value
