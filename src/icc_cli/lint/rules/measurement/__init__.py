"""M: measured values."""
