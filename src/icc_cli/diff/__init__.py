"""What changed between two versions of a deliverable, in the programme's words: two readings -> a list of changes."""

from icc_cli.diff.change import AcceptedChange, Change, CityChanges, Comparison, Kind
from icc_cli.diff.compare import compare
from icc_cli.diff.kinds import KINDS

__all__ = ["KINDS", "AcceptedChange", "Change", "CityChanges", "Comparison", "Kind", "compare"]
