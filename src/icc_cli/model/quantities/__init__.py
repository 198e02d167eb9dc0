"""Quantities: what a cell of a KPI table may hold, how it is read from words, printed and converted."""
