"""A checkout and a wheel keep their files in different places; both are found, and a broken one says so."""

from pathlib import Path

import pytest

from icc_cli import resources

REPOSITORY = Path(__file__).parents[1]


def test_a_checkout_uses_the_folders_at_its_top() -> None:
    assert resources.templates() == REPOSITORY / "templates"
    assert resources.fonts() == REPOSITORY / "templates" / "fonts"


def test_a_wheel_uses_the_folders_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "icc_cli"
    for name in ("templates/fonts", "schemas"):
        (package / "_data" / name).mkdir(parents=True)
        (tmp_path / name).mkdir(parents=True)  # somebody else's, where a checkout would have its own
    monkeypatch.setattr(resources, "_PACKAGE", package)

    assert resources.templates() == package / "_data" / "templates"
    assert resources.schemas() == package / "_data" / "schemas"
    assert resources.fonts() == package / "_data" / "templates" / "fonts"


def test_an_incomplete_installation_names_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "lib" / "icc_cli"
    (package / "_data").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)

    with pytest.raises(resources.IncompleteInstallationError, match="_data/schemas is missing"):
        resources.schemas()


def test_the_fonts_stand_beside_their_licences_and_configuration() -> None:
    names = {path.name for path in resources.fonts().iterdir()}
    assert names == {
        "fonts.conf",
        "SourceSans3-Bold.ttf",
        "SourceSans3-It.ttf",
        "SourceSans3-OFL.txt",
        "SourceSans3-Regular.ttf",
        "SourceSans3-Semibold.ttf",
        "SourceSerif4-OFL.txt",
        "SourceSerif4-Semibold.ttf",
    }
