"""What the report's tests share: a deliverable with every field filled, and the examples' reports, typeset once."""

from __future__ import annotations

import datetime
import pickle
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.git import Revision
from icc_cli.model import Deliverable
from icc_cli.programme import EDITIONS, Edition
from icc_cli.report.city_files import city_files
from icc_cli.report.documents import document_html
from icc_cli.report.origin import Origin, origin_of
from icc_cli.report.pdf.typesetting import Written, write_pdf
from icc_cli.report.request import Document, Request
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


Report = tuple[Path, Written]


@pytest.fixture(scope="session")
def report_of(edition: Edition, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], Report]:
    """Return the report of an example, which one of the processes that run the tests has typeset for all of them."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def report(city: str) -> Report:
        folder = shared / f"report-of-{city}"
        pdf, written = folder / "report.pdf", folder / "written"
        try:
            folder.mkdir()
        except FileExistsError:
            while not written.exists():
                assert folder.exists(), f"another process could not typeset the report of {city}"
                time.sleep(0.1)
        else:
            try:
                beside = folder / "beside"
                beside.write_bytes(pickle.dumps(typeset(city, edition, pdf)))
                beside.rename(written)
            except BaseException:
                shutil.rmtree(folder)
                raise
        return pdf, pickle.loads(written.read_bytes())

    return report


CREATED = {"sofia": datetime.datetime(2022, 10, 1, tzinfo=datetime.UTC)}
"""The dates of those reports that are given one."""


def typeset(city: str, edition: Edition, path: Path) -> Written:
    reading = read_city(CityFolder(city, EXAMPLES / city))
    assert reading.deliverable is not None
    request = Request(Document.FINAL_REPORT, created=CREATED.get(city))
    page = document_html(reading.deliverable, edition, request, origin=origin_of(reading))
    return write_pdf(page, path, files=city_files(reading, request.created))


@pytest.fixture(scope="session")
def printed(report_of: Callable[[str], Report]) -> Report:
    """Białystok's report."""
    return report_of("bialystok")


@pytest.fixture(scope="session")
def pdf(printed: Report) -> Path:
    return printed[0]


@pytest.fixture(scope="session")
def written(printed: Report) -> Written:
    return printed[1]
