"""The conversation: turns stored, heard, answered."""
