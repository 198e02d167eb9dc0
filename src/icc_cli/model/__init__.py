"""The format of a deliverable, as types: the only place where it is defined."""

from icc_cli.model.deliverable import Deliverable, PlacedKpi

__all__ = ["Deliverable", "PlacedKpi"]
