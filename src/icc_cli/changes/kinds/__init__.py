"""The kinds of change: which exist, how severe each is, and its page."""

from icc_cli.changes.change import KINDS
from icc_cli.changes.kinds import checkpoints, details, kpis, pledges, scope, targets, time

__all__ = ["KINDS", "checkpoints", "details", "kpis", "pledges", "scope", "targets", "time"]
