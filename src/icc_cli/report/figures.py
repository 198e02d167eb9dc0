"""A city's own pictures, read from its folder `figures/` and nowhere else, and made anew for the report."""

from __future__ import annotations

import base64
import warnings
from io import BytesIO
from pathlib import Path

MOST_BYTES = 12_000_000
"""A larger file is not opened."""
MOST_PIXELS = 40_000_000
"""A picture of more pixels is not decoded."""
_LONGEST_EDGE = 2400
"""More pixels than that cannot be seen on A4."""


class PictureError(Exception):
    """A picture cannot be used; the message says why."""


def picture_address(folder: Path, file: str) -> str:
    """Return a picture of a city as a `data:` address; `file` is its path in the city's folder.

    Raises:
        PictureError: It is missing, too large, no PNG or JPEG, or outside `figures/`.
    """
    root, path = (folder / "figures").resolve(), (folder / file).resolve()
    if not path.is_relative_to(root):
        raise PictureError(f"{file} is not in the city's folder figures/")
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise PictureError(f"{file} has {size / 1e6:.0f} MB: {MOST_BYTES / 1e6:.0f} MB are the most")
        content = path.read_bytes()
    except OSError as error:
        raise PictureError(f"{file} cannot be read: {error.strerror or error}") from None
    return "data:image/jpeg;base64," + base64.b64encode(_made_anew(content, file)).decode("ascii")


def _made_anew(content: bytes, file: str) -> bytes:
    """Decode a picture and encode it again, without whatever else its file holds."""
    from PIL import Image, UnidentifiedImageError  # comes with WeasyPrint; only pictures need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise PictureError(f"{file} has {picture.width} × {picture.height} pixels: make it smaller")
                picture.thumbnail((_LONGEST_EDGE, _LONGEST_EDGE))
                made = BytesIO()
                picture.convert("RGB").save(made, "JPEG", quality=88)
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError(f"{file} is no PNG or JPEG picture that can be shown") from None
    except (OSError, SyntaxError, ValueError) as error:
        raise PictureError(f"{file} is damaged: {error}") from None
    return made.getvalue()
