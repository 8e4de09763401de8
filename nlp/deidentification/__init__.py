"""De-identification: what in a text tells who someone is, and the text without it."""
