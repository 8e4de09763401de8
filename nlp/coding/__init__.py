"""People who code: how far they agree, and codes suggested from examples of their own."""
