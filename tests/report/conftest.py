"""What the report's tests share: a deliverable with every field filled, and the examples' reports, typeset once."""

from __future__ import annotations

import datetime
import pickle
import shutil
import time
from collections.abc import Callable
from functools import partial
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
Typeset = Callable[[str, Callable[[Path], Written]], Report]


@pytest.fixture(scope="session")
def typeset_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Typeset:
    """Let one of the processes that run the tests typeset a report of some name, for all of them."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def typeset(name: str, write: Callable[[Path], Written]) -> Report:
        folder = shared / f"report-{name}"
        pdf, done = folder / "report.pdf", folder / "written"
        try:
            folder.mkdir()
        except FileExistsError:
            while not done.exists():
                assert folder.exists(), f"another process could not typeset {name}"
                time.sleep(0.1)
        else:
            try:
                beside = folder / "beside"
                beside.write_bytes(pickle.dumps(write(pdf)))
                beside.rename(done)
            except BaseException:
                shutil.rmtree(folder)
                raise
        return pdf, pickle.loads(done.read_bytes())

    return typeset


REQUESTS = {
    "bialystok": Request(Document.FINAL_REPORT),
    "simos": Request(
        Document.FINAL_REPORT, members=("kranj",), created=datetime.datetime(2022, 10, 1, tzinfo=datetime.UTC)
    ),
    "sofia": Request(Document.FINAL_REPORT),
}
"""What is typeset of each example; of a consortium the part of one member, as the whole takes three times as long."""


@pytest.fixture(scope="session")
def report_of(edition: Edition, typeset_once: Typeset) -> Callable[[str], Report]:
    """Return the report of an example."""

    def write(city: str, pdf: Path) -> Written:
        reading = read_city(CityFolder(city, EXAMPLES / city))
        assert reading.deliverable is not None
        request = REQUESTS[city]
        page = document_html(reading.deliverable, edition, request, origin=origin_of(reading))
        return write_pdf(page, pdf, files=city_files(reading, request.created))

    return lambda city: typeset_once(city, partial(write, city))


@pytest.fixture(scope="session")
def full_in_bulgarian(full: Deliverable, full_origin: Origin, edition: Edition, typeset_once: Typeset) -> Report:
    """The report in which every field is filled."""

    def write(pdf: Path) -> Written:
        request = Request(Document.FINAL_REPORT, language="bg")
        return write_pdf(document_html(full, edition, request, origin=full_origin), pdf)

    return typeset_once("full", write)


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
