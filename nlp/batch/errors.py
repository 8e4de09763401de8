"""What keeps a batch from starting or from going on, each with a sentence that says what to do."""


class BatchError(Exception):
    """A mistake that the person who gave the command can put right."""


class CannotStartError(BatchError):
    """Nothing was read: an input is missing, the output cannot be written, or no reader can be loaded."""


class NoColumnError(CannotStartError):
    """A file has no column that is plainly the text; the message lists the columns."""


class WorkerLostError(BatchError):
    """A worker process ended before its work was done."""


class UnreadableError(BatchError):
    """A file, or a part of one, cannot be read; the message says why and what to do."""
