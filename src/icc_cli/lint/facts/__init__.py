"""What several rules ask about a city: its words and names, its dates, its KPIs and the bounds of their values."""
