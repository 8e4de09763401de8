"""How often things may be done: what is more is told to wait, and when to try again."""
