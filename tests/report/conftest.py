"""What the report's tests share: a deliverable with every field filled, and Białystok's report, typeset once."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.model import Deliverable
from icc_cli.programme import EDITIONS, Edition
from icc_cli.report.final_report import final_report_html
from icc_cli.report.pdf import Written, write_pdf
from icc_cli.source import read
from icc_cli.workspace import CityFolder, read_city

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"


@pytest.fixture(scope="session")
def edition() -> Edition:
    return EDITIONS["icc-2020"]


@pytest.fixture(scope="session")
def full() -> Deliverable:
    return Deliverable.model_validate(read(HERE / "full_city.yaml").value)


@pytest.fixture(scope="session")
def bialystok() -> Deliverable:
    deliverable = read_city(CityFolder("bialystok", EXAMPLES / "bialystok")).deliverable
    assert deliverable is not None
    return deliverable


@pytest.fixture(scope="session")
def printed(bialystok: Deliverable, edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written]:
    """Białystok's report, typeset once for all tests."""
    path = tmp_path_factory.mktemp("report") / "bialystok.pdf"
    return path, write_pdf(final_report_html(bialystok, edition), path)


@pytest.fixture(scope="session")
def pdf(printed: tuple[Path, Written]) -> Path:
    return printed[0]


@pytest.fixture(scope="session")
def written(printed: tuple[Path, Written]) -> Written:
    return printed[1]
