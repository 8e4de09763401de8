"""Plain, pure types of the field: codebook, narrative, finding."""
