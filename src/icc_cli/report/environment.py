"""Where templates run: sandboxed, with everything escaped; an unknown name is an error.

A city may override our templates with its own of the same name, in `templates/final-report/sections/…` in its folder.
These also run with limits on time and memory (see `confinement`).
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from types import BuiltinMethodType, MethodType, ModuleType
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, Undefined
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup, escape

from icc_cli.report import sizes
from icc_cli.report.charts.style import PALETTE
from icc_cli.report.confinement import confined
from icc_cli.report.figures import picture_address
from icc_cli.report.own_templates import OwnTemplates, problem_of
from icc_cli.report.problems import Problem, UnusableReportError
from icc_cli.resources import fonts, templates

_FACES = (
    ("Source Sans 3", 400, "normal", "SourceSans3-Regular.ttf"),
    ("Source Sans 3", 400, "italic", "SourceSans3-It.ttf"),
    ("Source Sans 3", 600, "normal", "SourceSans3-Semibold.ttf"),
    ("Source Sans 3", 700, "normal", "SourceSans3-Bold.ttf"),
    ("Source Serif 4", 600, "normal", "SourceSerif4-Semibold.ttf"),
)


DOCUMENT = "final-report"
MOST_LETTERS = 20_000_000
"""A longer page is not laid out; the longest report has a fiftieth of that."""

_VALUES = (str, int, float, Decimal, list, tuple, dict, set, frozenset)
_OWNERS = (*_VALUES, ModuleType, BlockReference, Cycler, Joiner, LoopContext, Macro, Namespace, Undefined)
"""Types whose methods templates may call: plain values and Jinja's own."""


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which templates can call only what they are given and methods of plain values."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may use an attribute."""
        is_method = isinstance(value, MethodType | BuiltinMethodType)
        return super().is_safe_attribute(obj, attr, value) and (not is_method or isinstance(obj, _OWNERS))


def set_page(template: str, values: Mapping[str, object], *, document: str = DOCUMENT, city: Path | None = None) -> str:
    """Return the HTML that a template makes from values; a city's own templates take precedence over ours.

    `document` names a folder of templates that take precedence over those of the final report.

    Raises:
        UnusableReportError: A template of the city cannot be used.
    """
    if city is None or not os.path.lexists(city / "templates"):
        return keep_together(environment(document).get_template(template).render(values))
    folder = city / "templates"
    page = confined(partial(_set_own, template, values, document, city))
    if page is None:
        page = problem_of(TimeoutError(), folder)
    if isinstance(page, Problem):
        raise UnusableReportError(page)
    return keep_together(page)


def _set_own(template: str, values: Mapping[str, object], document: str, city: Path) -> str | Problem:
    """Return the HTML, or what is wrong with a template: exceptions themselves cannot be passed between processes."""
    try:
        page = environment(document, city).get_template(template).render(values)
        if len(page) > MOST_LETTERS:
            raise MemoryError
    except Exception as error:  # whatever a template does is reported as a finding
        return problem_of(error, city / "templates")
    return page


@cache
def environment(document: str = DOCUMENT, city: Path | None = None) -> Sandbox:
    """Return the environment for a document's templates, including the city's own.

    Folders are searched in order: the document's own, then the final report's, which most parts come from.
    """
    names = dict.fromkeys((document, DOCUMENT))
    ours = FileSystemLoader([templates() / name for name in names])
    made = Sandbox(
        loader=ChoiceLoader([*(OwnTemplates(city, name) for name in names), ours]) if city else ours,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["palette"] = PALETTE
    made.globals["sizes"] = sizes
    made.globals["words"] = escape  # for macros imported without context; a page has its own
    made.globals["font_faces"] = font_faces
    if city:
        made.globals["picture"] = partial(picture_address, city)
    return made


def font_faces() -> Markup:
    """Return `@font-face` rules that embed the shipped fonts, unmodified as their licence requires."""
    return Markup("\n").join(
        Markup(
            '@font-face {{ font-family: "{}"; font-weight: {}; font-style: {}; '
            'src: url("data:font/ttf;base64,{}") format("truetype"); }}'
        ).format(family, weight, style, base64.b64encode((fonts() / file).read_bytes()).decode("ascii"))
        for family, weight, style, file in _FACES
    )


_PIECES = re.compile(
    r"<(?P<end>/?)(?P<left>head|style|a|svg)\b[^<>]*>|<[^<>]*>|(?<![\w-])(?P<word>[^\W\d_]-\w{2,16})(?![\w-])"
)
"""The pieces of a page: a tag around content that is left as it is, another tag, or a word. A longer word is better
split than sticking out.
"""


def keep_together(html: str) -> str:
    """Return a page in which no line breaks after a word's first letter and its hyphen."""
    within: str | None = None  # leave this as it is, up to its own end: a drawing may contain a link

    def kept(piece: re.Match[str]) -> str:
        nonlocal within
        if within is None and not piece["end"]:
            within = piece["left"]
        elif piece["end"] and piece["left"] == within:
            within = None
        if piece["word"] and within is None:
            return f'<span class="unbroken">{piece["word"]}</span>'
        return piece[0]

    return _PIECES.sub(kept, html)
