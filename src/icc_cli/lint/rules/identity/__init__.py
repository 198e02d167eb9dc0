"""I: whether a document is about its own city."""
