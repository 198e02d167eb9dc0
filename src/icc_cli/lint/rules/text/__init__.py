"""T: words and links."""
