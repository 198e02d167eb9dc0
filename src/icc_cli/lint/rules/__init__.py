"""The rules about content, a folder for each family and a module for each subject.

A module here is found by itself. Nothing else imports one: `content_rules` is the way in.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from icc_cli.lint.engine import CONTENT, ContentRule


@cache
def content_rules() -> list[ContentRule]:
    """Return all rules about content.

    Their modules are imported when they are first needed, which registers them: many commands never do.
    """
    for module in walk_packages(__path__, f"{__name__}."):
        import_module(module.name)
    return CONTENT.rules
