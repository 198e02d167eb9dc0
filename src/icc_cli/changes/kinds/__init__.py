"""The kinds of change: which there are, how grave each is, and its page."""

from icc_cli.changes.kinds import checkpoints, details, kpis, pledges, scope, targets, time
from icc_cli.changes.kinds.group import KINDS

__all__ = ["KINDS", "checkpoints", "details", "kpis", "pledges", "scope", "targets", "time"]
