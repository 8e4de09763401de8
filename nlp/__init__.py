"""Reading: text in, findings out. No web, no database."""
