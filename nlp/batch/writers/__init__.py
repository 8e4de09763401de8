"""What writes rows to a file, one module a format."""
