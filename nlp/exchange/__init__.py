"""Coded collections out to the files of other tools, and back: one file a format.

`write_*(coded, file)` takes a file open for writing bytes, `read_*(file)` one open for reading them.
"""
