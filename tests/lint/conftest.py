"""Rules one at a time: what a single rule finds in Testville when some of its values are others."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from icc_cli.city import CityFolder, read_city
from icc_cli.lint.context import RuleContext
from icc_cli.lint.examine import check
from icc_cli.lint.rules import content_rules
from icc_cli.model import Deliverable
from icc_cli.programme.edition import Stage

TESTVILLE = read_city(CityFolder("testville", Path(__file__).parents[1] / "testville"))
CHECKS = {rule.id.code: rule.check for rule in content_rules()}

Told = Callable[..., list[str]]


@pytest.fixture
def told() -> Told:
    """Return the messages of a rule about Testville, in whose parts some keys have other values."""

    def tell(code: str, stage: Stage = Stage.FINAL, **parts: dict[str, Any] | list[Any]) -> list[str]:
        value = copy.deepcopy(TESTVILLE.assembly.value)
        for part, given in parts.items():
            value[part] = {**value[part], **given} if isinstance(given, dict) else [*value[part], *given]
        context = RuleContext(TESTVILLE, Deliverable.model_validate(value), stage)
        return [found.message for found in CHECKS[code](context)]

    return tell


@pytest.fixture
def found_in(tmp_path: Path) -> Callable[..., list[str]]:
    """Lay files over Testville, check it with all rules, and tell what is found: the code, the line and the message."""

    def find(files: dict[str, str], stage: Stage = Stage.FINAL, families: str = "FCRT") -> list[str]:
        city = tmp_path / "testville"
        shutil.rmtree(city, ignore_errors=True)
        shutil.copytree(TESTVILLE.folder.path, city)
        for name, text in files.items():
            (city / name).parent.mkdir(exist_ok=True)
            (city / name).write_text(text, encoding="utf-8")
        return [
            f"{each.rule.code}:{each.location.span.start.line} {each.message}"
            for each in check(read_city(CityFolder("testville", city)), stage)
            if each.rule.code[4] in families
        ]

    return find
