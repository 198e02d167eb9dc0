"""docs/progress.md says of each status what the code says."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

from icc_cli.progress import Status, status
from icc_cli.progress.milestones import Standing

PAGE = (Path(__file__).parents[2] / "docs" / "progress.md").read_text(encoding="utf-8")


def meanings() -> dict[str, str]:
    """The sentence below each status in the code."""
    (defined,) = (node for node in ast.parse(inspect.getsource(status)).body if isinstance(node, ast.ClassDef))
    values = [node.value for node in defined.body if isinstance(node, (ast.Assign, ast.Expr))]
    words = [value.value for value in values if isinstance(value, ast.Constant)]
    texts = [str(word) for word in words[1:]]  # the first is the docstring of the class
    return dict(zip(texts[::2], texts[1::2], strict=True))


def test_the_table_of_statuses_is_that_of_the_code() -> None:
    rows = [f"| {each.sign} | {each.label} | {meanings()[each.value]} |" for each in Status]
    assert "\n".join(rows) in PAGE


def test_the_table_of_milestones_is_that_of_the_code() -> None:
    assert [each for each in Standing if f"| {each.sign} | {each.label} | " not in PAGE] == []
