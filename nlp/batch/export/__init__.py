"""`goodlife export`: from a finished output folder to the files of other tools."""
