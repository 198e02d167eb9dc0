"""What several rules need to know about a city: its words and names, dates, charters, KPIs and their bounds."""
