"""Tests of the report's charts."""
