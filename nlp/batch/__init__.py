"""Batch reading: files and folders in, findings and a report out. Memory does not grow with the input."""
