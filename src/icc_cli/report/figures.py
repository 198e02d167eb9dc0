"""A city's own pictures, read only from its folder `figures/` and re-encoded for the report.

SVG is refused: it can refer to other files and hold scripts and fonts, and would have to be drawn to know its cost.
"""

from __future__ import annotations

import base64
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from icc_cli.diagnostics.layout import UNUSABLE_PICTURE
from icc_cli.files import NotAFileError, read_file
from icc_cli.paths import is_inside
from icc_cli.report.problems import Problem, UnusableReportError

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 12_000_000
"""A larger file is not opened."""
MOST_PIXELS = 40_000_000
"""A picture with more pixels is not decoded."""
_LONGEST_EDGE = 2400
"""More pixels than that are not visible on A4."""


class PictureError(UnusableReportError):
    """A picture cannot be used; the message says why."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(Problem(UNUSABLE_PICTURE, f"{file} {what}", words=file))


def picture_address(folder: Path, file: str) -> str:
    """Return a city's picture as a `data:` address; `file` is its path in the city's folder.

    Raises:
        PictureError: It is missing, too large, not a PNG or JPEG, or outside `figures/`.
    """
    try:
        if not (is_inside(folder, folder / "figures") and is_inside(folder / "figures", folder / file)):
            raise PictureError(file, "is not in the city's folder figures/")
        content = read_file(folder / file, MOST_BYTES)
        if len(content) > MOST_BYTES:
            size = (folder / file).stat().st_size
            raise PictureError(file, f"has {size / 1e6:.0f} MB, more than the limit of {MOST_BYTES / 1e6:.0f} MB")
    except NotAFileError:
        raise PictureError(file, "is not a file") from None
    except OSError as error:
        raise PictureError(file, f"cannot be read: {error.strerror or error}") from None
    with opened(content, file) as picture:
        return "data:image/jpeg;base64," + base64.b64encode(_encoded_again(picture)).decode("ascii")


@contextmanager
def opened(content: bytes, file: str) -> Iterator[Image]:
    """Open a picture without decoding its pixels, and check that there are not too many.

    Raises:
        PictureError: It is not a PNG or JPEG, has too many pixels, or turns out to be damaged while in use.
    """
    from PIL import Image, UnidentifiedImageError  # installed with WeasyPrint; only pictures need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise PictureError(file, f"has {picture.width} × {picture.height} pixels: make it smaller")
                yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError(file, f"has more than {MOST_PIXELS // 10**6} million pixels: make it smaller") from None
    except UnidentifiedImageError:
        raise PictureError(file, "is not a PNG or JPEG picture that can be shown") from None
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        raise PictureError(file, f"is damaged: {error}") from None


def _encoded_again(picture: Image) -> bytes:
    """Decode a picture and encode it again, without its metadata such as where and by whom it was taken."""
    from PIL import Image, ImageOps

    picture.draft("RGB", (_LONGEST_EDGE, _LONGEST_EDGE))  # no need to decode a JPEG larger than it is used
    picture.thumbnail((_LONGEST_EDGE, _LONGEST_EDGE))
    upright = ImageOps.exif_transpose(picture)
    if upright.has_transparency_data:
        layered = upright.convert("RGBA")
        upright = Image.new("RGBA", layered.size, "white")
        upright.alpha_composite(layered)
    made, plain = BytesIO(), upright.convert("RGB")
    plain.info.clear()  # comments and the like would be saved again
    plain.save(made, "JPEG", quality=88)
    return made.getvalue()
