"""REFI-QDA 1.5, the standard by which tools for qualitative analysis exchange codebooks and projects."""
