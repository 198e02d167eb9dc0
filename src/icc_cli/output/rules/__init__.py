"""The rules that `icc validate` checks, a module for each format."""
