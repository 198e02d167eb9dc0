"""P: results, lessons, commitments and plan."""
