"""What the report's tests share: a deliverable with every field filled, and Białystok's report, typeset once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.git import Revision
from icc_cli.model import Deliverable
from icc_cli.programme import EDITIONS, Edition
from icc_cli.report.city_files import city_files
from icc_cli.report.final_report import final_report_html
from icc_cli.report.origin import Origin, origin_of
from icc_cli.report.pdf.typesetting import Written, write_pdf
from icc_cli.yamltext import read

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"


@pytest.fixture(scope="session")
def edition() -> Edition:
    return EDITIONS["icc-2020"]


@pytest.fixture(scope="session")
def full() -> Deliverable:
    return Deliverable.model_validate(read(HERE / "full_city.yaml").value)


@pytest.fixture(scope="session")
def full_origin(tmp_path_factory: pytest.TempPathFactory) -> Origin:
    """A folder with the picture that the full deliverable names."""
    folder = tmp_path_factory.mktemp("everywhere")
    (folder / "figures").mkdir()
    Image.new("RGB", (60, 80), "#7a1f5c").save(folder / "figures" / "lamp.png")
    return Origin(folder, "0123456789abcdef" * 4, Revision("abcdef012345", "2022-09-30", False))


@pytest.fixture(scope="session")
def bialystok_reading() -> Reading:
    return read_city(CityFolder("bialystok", EXAMPLES / "bialystok"))


@pytest.fixture(scope="session")
def bialystok(bialystok_reading: Reading) -> Deliverable:
    assert bialystok_reading.deliverable is not None
    return bialystok_reading.deliverable


@pytest.fixture(scope="session")
def printed(
    bialystok: Deliverable, bialystok_reading: Reading, edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Written]:
    """Białystok's report, typeset once for all tests."""
    path = tmp_path_factory.mktemp("report") / "bialystok.pdf"
    files = city_files(bialystok_reading)
    html = final_report_html(bialystok, edition, origin=origin_of(bialystok_reading))
    return path, write_pdf(html, path, files=files)


@pytest.fixture(scope="session")
def pdf(printed: tuple[Path, Written]) -> Path:
    return printed[0]


@pytest.fixture(scope="session")
def written(printed: tuple[Path, Written]) -> Written:
    return printed[1]
