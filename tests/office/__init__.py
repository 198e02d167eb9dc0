"""The workbook that departments fill in."""
