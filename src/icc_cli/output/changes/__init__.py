"""What changed between two versions: a module for each format."""
