"""M08: signed-off numbers."""
