"""YAML text read into plain values, with the exact place of every key and every value.

It knows YAML, and nothing about cities. `read` takes a file, `parse` takes its content.
Scalars follow the YAML 1.2 core schema, so that `NO` is Norway and `12:30` is text.
"""

from icc_cli.yamltext.document import Document, KeyPath, SourceError
from icc_cli.yamltext.positions import Position, Span
from icc_cli.yamltext.problems import SourceProblem
from icc_cli.yamltext.reader import parse, read
from icc_cli.yamltext.scalars import RawFloat, Value

__all__ = [
    "Document",
    "KeyPath",
    "Position",
    "RawFloat",
    "SourceError",
    "SourceProblem",
    "Span",
    "Value",
    "parse",
    "read",
]
