"""`icc rules`: lists all rules, with their severity at each stage."""

from __future__ import annotations

from typing import Annotated

from icc_cli.cli.outputs import format_option, write_out
from icc_cli.output.formats import find_format


def rules(format_: Annotated[str, format_option("rules", "the rules")] = "table") -> None:
    """List the rules that `icc validate` checks."""
    from icc_cli.diagnostics.page import pages_of
    from icc_cli.lint.catalogue import rules as all_rules

    write_out(find_format("rules", "rules", format_), list(pages_of(all_rules()).values()))
