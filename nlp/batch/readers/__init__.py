"""One file a format: each turns an open file into rows. What is in a row is checked elsewhere."""
