"""The steps of the whole journey, both sides of it, as people take them on the pages."""
