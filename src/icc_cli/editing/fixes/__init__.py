"""Mends cities' files: makes the fixes that findings carry, as far as they do what they promise and nothing else.

A fix is tried on the text in memory, and the city is looked at again. Only where the finding is gone, and no error
came in its place, does the change stay. Files are written at the end, whole or not at all.
"""

from icc_cli.editing.changed_files import FileChange
from icc_cli.editing.fixes.difference import difference
from icc_cli.editing.fixes.mending import Made, Mended, can_be_mended, mend
from icc_cli.editing.writing import UnwrittenError, write_back

__all__ = ["FileChange", "Made", "Mended", "UnwrittenError", "can_be_mended", "difference", "mend", "write_back"]
