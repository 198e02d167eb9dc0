"""Findings as text, for CI services, editors and programs: a module a format."""
