"""C: initiative charters."""
