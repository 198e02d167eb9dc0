"""The pages of rules and changes are what the catalogue says now, and the links of terminals lead into them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from catalogue_pages import DOCS, PAGES, rules_page

from icc_cli.lint.catalogue import rules
from icc_cli.output.findings.links import anchor
from icc_cli.resources import rules_page as installed_page


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_a_page_is_fresh(file: Path) -> None:
    assert file.read_text(encoding="utf-8") == PAGES[file](), "run scripts/catalogue_pages.py"


def test_each_rule_has_a_heading_that_links_lead_to() -> None:
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^### (.+)$", rules_page(), re.MULTILINE)}
    assert headings == {anchor(rule.id) for rule in rules()}
    assert installed_page() == DOCS / "rules.md"


def test_no_other_line_is_a_heading_and_fences_are_closed() -> None:
    text = rules_page()
    outside = "".join(text.split("```")[::2])
    assert text.count("```") % 2 == 0
    assert [line for line in outside.splitlines() if line.startswith("# ")] == ["# Rules"]
