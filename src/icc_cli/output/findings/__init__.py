"""Findings for people, CI services, editors and programs: a module for each format."""
