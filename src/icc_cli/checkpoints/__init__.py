"""Checkpoints that were signed off: a copy of the numbers that nobody changes without a word.

`icc checkpoint freeze` writes the copy into the city's folder; the rules compare with it, and so does `icc diff`.
"""

from icc_cli.checkpoints.comparing import FrozenChange, changes_since, rewritten
from icc_cli.checkpoints.freezing import freeze, text_of
from icc_cli.checkpoints.model import FrozenCheckpoint, FrozenKpi
from icc_cli.checkpoints.reading import (
    FrozenFile,
    FrozenValue,
    frozen_files,
    frozen_values,
    is_inside,
    values_of,
)

__all__ = [
    "FrozenChange",
    "FrozenCheckpoint",
    "FrozenFile",
    "FrozenKpi",
    "FrozenValue",
    "changes_since",
    "freeze",
    "frozen_files",
    "frozen_values",
    "is_inside",
    "rewritten",
    "text_of",
    "values_of",
]
