"""The rules that `icc validate` checks, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from icc_cli.diagnostics.page import Page

SCHEMA = "icc-rules/1"


def write_json(rules: Sequence[Page]) -> str:
    """Return the rules as one JSON object."""
    return json.dumps({"schema": SCHEMA, "rules": [_rule(page) for page in rules]}, ensure_ascii=False, indent=2) + "\n"


def _rule(page: Page) -> dict[str, object]:
    return {
        "code": page.code,
        "name": page.name,
        "family": page.family,
        "severities": page.severities,
        "summary": page.summary,
        "why": page.why,
    }
