"""What keeps a file from being read, in a sentence that says what to do."""


class ExchangeError(Exception):
    """The file is not what it says it is, is not whole, or is not safe to open."""
