"""A city's pictures: read from its own folder only, and made anew."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pydantic import ValidationError

from icc_cli.model.city import Picture
from icc_cli.report.charts.style import LEAST_CONTRAST, PALETTE, contrast
from icc_cli.report.figures import PictureError, picture_address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "figures").mkdir()
    return tmp_path


def test_a_picture_is_made_anew_and_carried_in_the_document(folder: Path) -> None:
    Image.new("RGB", (3000, 1500), "#123456").save(folder / "figures" / "a.png", pnginfo=None)
    address = picture_address(folder, "figures/a.png")
    with Image.open(BytesIO(base64.b64decode(address.partition(",")[2]))) as made:
        assert made.format == "JPEG"
        assert made.size == (2400, 1200)


@pytest.mark.parametrize(
    "file", ["/etc/hostname.png", "../figures/a.png", "figures/../../a.png", "figures/a.svg", "a.png", "figures/"]
)
def test_a_path_that_leaves_the_folder_or_is_no_picture_is_refused_by_the_format(file: str) -> None:
    with pytest.raises(ValidationError, match="must be a"):
        Picture.model_validate({"file": file, "alt": "Something"})


def test_a_picture_needs_words_for_those_who_cannot_see_it() -> None:
    with pytest.raises(ValidationError, match="alt"):
        Picture.model_validate({"file": "figures/a.png"})


def test_a_link_out_of_the_folder_is_refused(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.png"
    Image.new("RGB", (4, 4)).save(outside)
    (folder / "figures" / "a.png").symlink_to(outside)
    with pytest.raises(PictureError):
        picture_address(folder, "figures/a.png")


def test_a_missing_or_damaged_picture_is_told(folder: Path) -> None:
    with pytest.raises(PictureError, match=r"figures/a\.png"):
        picture_address(folder, "figures/a.png")
    (folder / "figures" / "a.png").write_bytes(b"\x89PNG nothing")
    with pytest.raises(PictureError, match=r"figures/a\.png"):
        picture_address(folder, "figures/a.png")


@pytest.mark.parametrize("accent", ["#ffff00", "#ffffff", "#0b5a72", "#ff8800", "#000000"])
def test_a_citys_accent_is_always_legible(accent: str) -> None:
    palette = PALETTE.with_accent(accent)
    assert contrast(palette.accent, "#ffffff") >= LEAST_CONTRAST
    assert contrast(palette.accent, palette.pale) >= LEAST_CONTRAST
