"""The list of installed packages, which pydantic asks for at every start to find plugins, even where they are off.

Importing what reads that list (`importlib.metadata`, with 28 modules) takes 3 % of the instructions of `icc validate`
for one city (1.585 instead of 1.542 billion; with `valgrind --tool=cachegrind`, and without `list_packages_later()` in
`__main__`). So something light takes its place until it is called.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

_NAME = "importlib.metadata"


class _Later(ModuleType):
    """Is imported like the package that it stands for, and gives way to it."""

    def __getattr__(self, name: str) -> Any:
        if name == "entry_points":  # which pydantic imports, and calls only where plugins are on
            return _entry_points
        return getattr(_real(), name)


def list_packages_later() -> None:
    """Have the list of installed packages imported when it is first used."""
    if _NAME in sys.modules:
        return
    later = _Later(_NAME)
    later.__path__ = [str(Path(folder, "metadata")) for folder in importlib.__path__]
    sys.modules[_NAME] = later
    vars(importlib)["metadata"] = later  # as an import does, for those who write importlib.metadata in full


def _entry_points(**wanted: str) -> Any:
    return _real().entry_points(**wanted)


def _real() -> ModuleType:
    if isinstance(sys.modules.get(_NAME), _Later):
        del sys.modules[_NAME]
    return importlib.import_module(_NAME)
