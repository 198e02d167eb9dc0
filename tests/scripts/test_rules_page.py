"""The page of all rules is what the catalogue says now, and the links of terminals lead into it."""

from __future__ import annotations

import re

import rules_page

from icc_cli.diagnostics import RuleId
from icc_cli.lint.catalogue import pages
from icc_cli.output.findings.links import anchor
from icc_cli.resources import rules_page as installed_page


def test_the_page_is_fresh() -> None:
    assert rules_page.PAGE.read_text(encoding="utf-8") == rules_page.page(), "run scripts/rules_page.py"


def test_each_rule_has_a_heading_that_links_lead_to() -> None:
    headings = {
        heading.lower().replace(" ", "-") for heading in re.findall(r"^### (.+)$", rules_page.page(), re.MULTILINE)
    }
    assert headings == {anchor(RuleId(page.code, page.name)) for page in pages().values()}
    assert installed_page() == rules_page.PAGE


def test_no_other_line_is_a_heading_and_fences_are_closed() -> None:
    text = rules_page.page()
    outside = "".join(text.split("```")[::2])
    assert text.count("```") % 2 == 0
    assert [line for line in outside.splitlines() if line.startswith("# ")] == ["# Rules"]
