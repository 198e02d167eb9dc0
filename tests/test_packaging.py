"""The wheel holds everything that an installed icc reads, and what its licences ask for."""

import email
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from zipfile import ZipFile

import pytest

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    (path,) = folder.glob("icc_cli-*-py3-none-any.whl")
    return ZipFile(path)


@pytest.mark.parametrize("folder", ["templates", "schemas"])
def test_it_holds_every_file_of(wheel: ZipFile, folder: str) -> None:
    in_checkout = {
        path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / folder).rglob("*") if path.is_file()
    }
    prefix = "icc_cli/_data/"
    in_wheel = {name.removeprefix(prefix) for name in wheel.namelist() if name.startswith(f"{prefix}{folder}/")}
    assert in_wheel == in_checkout
    assert in_wheel


def test_it_says_that_it_is_typed(wheel: ZipFile) -> None:
    assert "icc_cli/py.typed" in wheel.namelist()


def test_it_carries_the_licences_of_the_code_and_of_the_fonts(wheel: ZipFile) -> None:
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    told = email.message_from_bytes(wheel.read(metadata))
    assert told["License-Expression"] == "EUPL-1.2"

    folder = metadata.replace("METADATA", "licenses")
    texts = {name: wheel.read(f"{folder}/{name}").decode() for name in told.get_all("License-File", [])}
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in texts.pop("LICENSE")
    assert set(texts) == {
        "templates/fonts/SourceSans3-OFL.txt",
        "templates/fonts/SourceSerif4-OFL.txt",
    }
    assert all("SIL OPEN FONT LICENSE Version 1.1" in text for text in texts.values())


def test_it_installs_the_command_and_nothing_beside_the_package(wheel: ZipFile) -> None:
    (path,) = (name for name in wheel.namelist() if name.endswith(".dist-info/entry_points.txt"))
    entry_points = ConfigParser()
    entry_points.read_string(wheel.read(path).decode())
    module, _, function = entry_points["console_scripts"]["icc"].partition(":")
    source = module.replace(".", "/")
    assert function
    assert {f"{source}.py", f"{source}/__init__.py"} & set(wheel.namelist())
    assert {name.split("/")[0].split("-")[0] for name in wheel.namelist()} == {"icc_cli"}
