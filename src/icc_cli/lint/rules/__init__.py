"""The rules about content: a folder for each family and a module for each subject.

Modules here are found automatically. Nothing else imports them: `content_rules` is the way in.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from icc_cli.lint.engine import CONTENT, ContentRule


@cache
def content_rules() -> list[ContentRule]:
    """Return all rules about content.

    Their modules register them when first imported; many commands never need them.
    """
    for module in walk_packages(__path__, f"{__name__}."):
        import_module(module.name)
    return CONTENT.rules
