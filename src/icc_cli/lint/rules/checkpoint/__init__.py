"""M08: numbers that were signed off."""
