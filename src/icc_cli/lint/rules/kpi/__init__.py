"""K: what KPIs measure, and their targets."""
