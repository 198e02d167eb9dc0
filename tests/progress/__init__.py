"""Progress: what each KPI did between two checkpoints."""
