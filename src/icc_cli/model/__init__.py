"""The format of a deliverable, as types: the only place where it is defined."""
