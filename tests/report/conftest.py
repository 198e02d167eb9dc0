"""What the report's tests share: a deliverable with every field filled, and Białystok's report, typeset once."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Printed:
    """A report that was typeset."""

    path: Path
    written: Written
    deliverable: Deliverable
    edition: Edition


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
def printed(bialystok: Deliverable, edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    path = tmp_path_factory.mktemp("report") / "bialystok.pdf"
    return Printed(path, write_pdf(final_report_html(bialystok, edition), path), bialystok, edition)
