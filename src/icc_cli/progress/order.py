"""The orders that cities, KPIs and missing numbers may be shown in."""

from __future__ import annotations

from enum import StrEnum


class Order(StrEnum):
    """How the cities of a portfolio, the KPIs of a city, or missing numbers are sorted."""

    NAME = "name"
    STATUS = "status"
    COVERAGE = "coverage"
    LAST = "last"
    DUE = "due"
    OWNER = "owner"
