"""R: activities, milestones and dates."""
