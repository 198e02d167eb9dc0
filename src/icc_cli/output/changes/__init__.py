"""The formats of a comparison: one small writer each."""
