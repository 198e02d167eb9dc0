"""Progress for readers and for programs: each module writes the progress of cities in one format."""
