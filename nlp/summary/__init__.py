"""A summary: what was found, in four groups, always in the person's own words."""
