"""Where templates run: sandboxed, everything escaped, and a name that does not exist is an error."""

from __future__ import annotations

import base64
from functools import cache

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from icc_cli.report.charts.style import PALETTE
from icc_cli.resources import fonts, templates

_FACES = (
    ("Source Sans 3", 400, "normal", "SourceSans3-Regular.ttf"),
    ("Source Sans 3", 400, "italic", "SourceSans3-It.ttf"),
    ("Source Sans 3", 600, "normal", "SourceSans3-Semibold.ttf"),
    ("Source Sans 3", 700, "normal", "SourceSans3-Bold.ttf"),
    ("Source Serif 4", 600, "normal", "SourceSerif4-Semibold.ttf"),
)


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the environment of the final report's templates."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates() / "final-report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["palette"] = PALETTE
    made.globals["font_faces"] = font_faces
    return made


def font_faces() -> Markup:
    """Return `@font-face` rules that hold the shipped fonts themselves, unmodified as their licence asks."""
    return Markup("\n").join(
        Markup(
            '@font-face {{ font-family: "{}"; font-weight: {}; font-style: {}; '
            'src: url("data:font/ttf;base64,{}") format("truetype"); }}'
        ).format(family, weight, style, base64.b64encode((fonts() / file).read_bytes()).decode("ascii"))
        for family, weight, style, file in _FACES
    )
