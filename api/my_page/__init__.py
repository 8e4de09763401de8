"""My page: one sheet about a person, from the lines they kept, changed or added."""
