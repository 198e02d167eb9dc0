"""What all tests share: the examples, a city that can be changed, golden files, and how property tests draw examples.

Golden files are refreshed by `tests/run --update-golden`; look at the difference before you commit it.
"""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from icc_cli.city.found import Found
from icc_cli.diagnostics.registry import Rule, severities
from icc_cli.lint.context import RuleContext
from icc_cli.lint.rules import content_rules

# Property tests draw the same examples in each run, so that a change is never blamed for what it did not do.
# `tests/explore` draws others. No deadline: a busy machine is slow.
settings.register_profile("same", derandomize=True, database=None, deadline=None, print_blob=True)
settings.register_profile("explore", derandomize=False, database=None, deadline=None, print_blob=True)
settings.load_profile("same")

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
_KPI = """\
  - id: {id}
    name: {name} with dimming lamps
    kind: activity
    initiative: replace-lamps
    unit: {unit}
    direction: increase
    accumulation: cumulative
    owner: Digital Office
    source: Register of lamps
    measurements: {{start: 0, midway: 2, final: 5}}
"""
_KPIS = _KPI.format(id="parks-lit", name="Parks", unit="parks") + _KPI.format(
    id="yards-lit", name="Yards", unit="yards"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write golden files anew instead of comparing.")


def pytest_collection_finish() -> None:
    """Leave what collecting made out of each search for garbage: a tenth of the time of a run."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name below tests/golden."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        assert text == file.read_bytes().decode("utf-8")

    return compare


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A copy of the examples that a test may change."""
    return Path(shutil.copytree(ROOT / "examples", tmp_path / "examples"))


class Cities:
    """A folder of cities like Testville, with a file of KPIs that have no target (ICC-K010)."""

    parks = f"solution: lights\nkpis:\n{_KPIS}"
    """A file of two KPIs without a target; their ids stand on the lines 3 and 13."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, name: str = "testville", parks: str | None = parks) -> Path:
        """Make a city, with that file of KPIs or with none."""
        city = Path(shutil.copytree(ROOT / "tests" / "testville", self.folder / name))
        about = city / "city.yaml"
        about.write_text(
            about.read_text(encoding="utf-8").replace("id: testville\n", f"id: {name}\n"), encoding="utf-8"
        )
        if parks is not None:
            (city / "kpis" / "parks.yaml").write_text(parks, encoding="utf-8")
        return city


@pytest.fixture
def cities(tmp_path: Path) -> Cities:
    """A folder to which a test adds cities."""
    folder = tmp_path / "cities"
    folder.mkdir()
    return Cities(folder)


@pytest.fixture
def one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only ICC-K010 look at content, at each KPI alone, and ICC-C010, which finds nothing: as errors."""

    def kpi_without_target(context: RuleContext) -> Iterator[Found]:
        return (
            Found(each.path, f"{each.label} has no target", "item")
            for each in context.kpis
            if not each.placed.kpi.target
        )

    def nothing(context: RuleContext) -> Iterator[Found]:
        return iter(())

    rules = {"ICC-K010": kpi_without_target, "ICC-C010": nothing}
    known = {rule.id.code: rule.id for rule in content_rules()}
    few = [Rule(known[code], severities("e"), "", check) for code, check in rules.items()]
    monkeypatch.setattr("icc_cli.lint.examine.content_rules", lambda: few)
