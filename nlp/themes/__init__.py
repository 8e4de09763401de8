"""Understanding a collection: themes, what is told together, groups, time. Pure functions over what was found."""
