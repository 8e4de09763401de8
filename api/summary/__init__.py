"""The summary a person owns: suggested, kept, changed, removed, added."""
