"""Money: what an amount may hold, how it is read from words, and printed."""
