"""S: whether the parts belong together."""
