"""The house: its rooms in the order of their floors, without circles, and what is imported late, with the reason.

Imports inside functions count like all others: one that hides a circle is found as well.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

SOURCE = Path(__file__).parents[1] / "src" / "icc_cli"

FLOORS = (
    "__main__",
    "cli",
    "lsp",
    "report",
    "site",
    "output",
    "office",
    "editing",
    "journey",
    "lint",
    "changes",
    "progress",
    "city",
    "diagnostics",
    "model",
    "programme",
    "yamltext",
    "ground",
)
"""The rooms from the top floor down. Each may import what stands below it, and nothing above."""

GROUND = {
    "clock",
    "files",
    "git",
    "installed",
    "locks",
    "paths",
    "patterns",
    "processes",
    "resources",
    "system_packages",
}
"""Modules at the very bottom, beside each other."""


@pytest.fixture(scope="module")
def house() -> grimp.ImportGraph:
    return grimp.build_graph("icc_cli", cache_dir=None)


def floor(module: str) -> int:
    """The number of the floor on which a module stands, from the top; an unknown room has none."""
    if module == "icc_cli":  # only the version
        return len(FLOORS)
    room = module.split(".")[1]
    return FLOORS.index("ground" if room in GROUND else room)


def test_each_room_imports_only_what_stands_below_it(house: grimp.ImportGraph) -> None:
    upwards = [
        f"{module} imports {other}"
        for module in sorted(house.modules)
        for other in sorted(house.find_modules_directly_imported_by(module))
        if floor(other) < floor(module)
    ]
    assert upwards == []


def test_no_modules_import_each_other_in_a_circle(house: grimp.ImportGraph) -> None:
    imported = {module: house.find_modules_directly_imported_by(module) for module in house.modules}
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


COMMAND = "a command imports what it runs when it is called"
FORM = "only what is not sound is looked at again"
PROSE = "only prose with marks is parsed"
SCHEMA = "only `icc schema`"
SIGN_OFFS = "few cities have signed off a checkpoint"
TYPESETTING = "only a PDF is typeset, and its libraries may be missing"
LATE = {
    "__main__": {"icc_cli.cli": "Ctrl-C is answered from the first moment on"},
    "changes": {"icc_cli.city.form": FORM, "icc_cli.city.checkpoints": SIGN_OFFS, "markdown_it": PROSE},
    "changes.records": {"icc_cli.changes.signed_off": SIGN_OFFS},
    "city.configuration": {"icc_cli.model.json_schema": SCHEMA},
    "city.form": {"icc_cli.city.checkpoints": SIGN_OFFS},
    "cli": {"icc_cli": COMMAND, "rich": "only bars and tables need it", "dataclasses": COMMAND},
    "lint.accepted_changes": {"icc_cli.lint.accepting": "most files accept nothing"},
    "lint.catalogue": {"icc_cli.changes": "only a word that may name a kind of change"},
    "lint.context": {"icc_cli.changes": SIGN_OFFS, "icc_cli.city.checkpoints": SIGN_OFFS},
    "lint.rules.text.links": {"markdown_it": PROSE},
    "model.checkpoint": {"icc_cli.model.json_schema": SCHEMA},
    "output.findings.links": {"socket": "only a terminal that shows links"},
    "output.terminal": {"icc_cli.model.quantities.text": "few terminals lack signs, and help needs no model"},
    "processes": {"concurrent.futures": "only many cities", "multiprocessing": "only many cities"},
    "progress.cities": {"icc_cli.city.form": FORM},
    "report.charts.metrics": {"fontTools": "the widths of most letters are known"},
    "report.confinement": {"multiprocessing": "only a city's own templates", "resource": "Windows has none"},
    "report.figures": {"PIL": "only pictures"},
    "report.language": {"babel": "only dates, names and plurals"},
    "report.origin": {"icc_cli.report.sign_off": SIGN_OFFS},
    "report.pdf": {
        "PIL": "only pictures",
        "fontTools": TYPESETTING,
        "icc_cli.report.pdf": TYPESETTING,
        "weasyprint": TYPESETTING,
    },
    "report.publishing": {"icc_cli.report.markdown": "only Markdown", "icc_cli.report.pdf": TYPESETTING},
    "yamltext.builder": {"icc_cli.yamltext.explain": "only a file with a syntax error"},
}
"""Imports inside functions, by who imports and what, each with its reason: borders that keep start-up light."""


def imports_in_functions() -> Iterator[tuple[str, str]]:
    """Yield the module and what it imports inside a function."""
    for file in sorted(SOURCE.rglob("*.py")):
        module = ".".join(file.relative_to(SOURCE).with_suffix("").parts)
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom):
                    yield module, node.module or ""
                elif isinstance(node, ast.Import):
                    yield from ((module, alias.name) for alias in node.names)


def is_below(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def test_what_is_imported_inside_a_function_is_a_border_with_a_reason() -> None:
    unknown = {
        f"{module} imports {name}"
        for module, name in imports_in_functions()
        if not any(
            is_below(module, owner) and any(is_below(name, target) for target in targets)
            for owner, targets in LATE.items()
        )
    }
    assert unknown == set()


def test_each_border_is_still_used() -> None:
    used = set(imports_in_functions())
    unused = [
        f"{owner}: {target}"
        for owner, targets in LATE.items()
        for target in targets
        if not any(is_below(module, owner) and is_below(name, target) for module, name in used)
    ]
    assert unused == []
