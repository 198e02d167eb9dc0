"""The orders in which cities, KPIs and missing numbers can be shown."""

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
