"""Syntax errors of YAML, explained so that somebody who has never heard of YAML can correct them."""
