"""From a sound city to findings about its content: the rules, what a city accepts, and what it began with."""
