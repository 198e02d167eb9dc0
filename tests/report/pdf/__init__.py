"""What is found on the pages of a report, and what a city can do to them."""
