"""What several rules need to know about a city: its words, names, dates, KPIs and the bounds of their values."""
