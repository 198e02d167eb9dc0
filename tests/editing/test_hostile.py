"""Whatever stands in a file: fixing never raises, never spoils what could be read, and ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icc_cli.city import CityFolder
from icc_cli.editing.fixes import apply_fixes
from icc_cli.lint.examine import Terms
from icc_cli.programme.edition import Stage
from icc_cli.yamltext import SourceError, parse

TESTVILLE = Path(__file__).parents[1] / "testville"
ODD = ["%", "@", "`", "*", "&x ", ": ", " #", "\r\n", "- ", "  ", "{", "]", "'", '"', "\t", "|\n", "<<: ", "!!int ",
       "12.000", "yes", "list:", "0", "null", "..", " ,", "the the ", "TestVille", "Lamps_X", "é", ""]  # fmt: skip


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> CityFolder:
    return CityFolder("testville", Path(shutil.copytree(TESTVILLE, tmp_path_factory.mktemp("hostile") / "testville")))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_spoiled_file_is_not_spoiled_further(city: CityFolder, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(sorted(city.path.rglob("*.yaml"))))
    original = file.read_bytes().decode()
    text = original
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(st.sampled_from(ODD)) + text[start + data.draw(st.integers(0, 3)) :]
    file.write_bytes(text.encode())
    try:
        result = apply_fixes(city, Terms(Stage.FINAL), unsafe=True)
    finally:
        file.write_bytes(original.encode())
    for change in result.changes:
        assert is_readable(change.after) or not is_readable(change.before)
        assert change.before.count("\n") >= change.after.count("\n")  # lines are only lost to what stood twice


def is_readable(text: str) -> bool:
    try:
        parse(text, Path("x.yaml"))
    except SourceError:
        return False
    return True
