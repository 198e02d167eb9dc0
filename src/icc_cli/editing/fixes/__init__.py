"""Fixes cities' files: makes the fixes that findings carry, as far as they do what they promise and nothing else.

A fix is tried on the text in memory, and the city is looked at again. Only where the finding is gone, and no error
came in its place, does the change stay. Files are written at the end, whole or not at all.
"""

from icc_cli.editing.changed_files import FileChange
from icc_cli.editing.fixes.applying import Fixed, Made, apply_fixes, is_fixable
from icc_cli.editing.fixes.difference import difference
from icc_cli.editing.writing import UnwrittenError, write_back

__all__ = ["FileChange", "Fixed", "Made", "UnwrittenError", "apply_fixes", "difference", "is_fixable", "write_back"]
