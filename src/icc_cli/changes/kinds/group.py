"""The group of all kinds of change."""

from typing import Never

from icc_cli.diagnostics.registry import Codes

KINDS: Codes[Never, Never] = Codes()
"""Kinds of change: the judges of a comparison tell them by these."""
