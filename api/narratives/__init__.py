"""Reading narratives for researchers and professionals."""
