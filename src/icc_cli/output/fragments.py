"""HTML from the Jinja templates in templates/fragments: every word is cleaned and escaped, whatever a template does."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import escape
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from icc_cli.resources import templates

_CODE = re.compile(r"`([^`]+)`")


def fragment(template: str, clean: Callable[[str], str], **values: Any) -> str:
    """Return a template with its values. `clean` takes from each word what could change a page or its lines."""
    return _environment(clean).get_template(template).render(values)


@cache
def _environment(clean: Callable[[str], str]) -> Environment:
    def safe(value: object) -> object:
        if not isinstance(value, str) or isinstance(value, Markup):
            return value
        return Markup(escape(clean(value)))

    def with_code(words: str) -> Markup:
        return Markup(_CODE.sub(r"<code>\1</code>", escape(clean(words))))

    environment = Environment(
        loader=FileSystemLoader(templates() / "fragments"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["code"] = with_code
    return environment
