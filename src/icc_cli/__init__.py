"""icc: an Intelligent Cities Challenge deliverable as plain text that can be checked, tracked and typeset."""

__version__ = "0.1.0"
