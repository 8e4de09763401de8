"""Keeps people's words out of the log."""

import logging
import sys
import traceback


class WithoutWords(logging.Filter):
    """Rasa logs a message that it fails on, words and all; this leaves only what failed, and where."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites the record; it is always logged."""
        kind, _, trace = sys.exc_info()
        place = traceback.extract_tb(trace)[-1] if trace else None
        failed = f"{kind.__name__} at {place.filename}:{place.lineno}" if kind and place else "it took too long"
        record.msg, record.args = f"A message could not be answered: {failed}", ()
        record.exc_info = record.exc_text = None
        return True


def leave_words_out() -> None:
    """Puts the filter where Rasa's REST channel logs."""
    logging.getLogger("rasa.core.channels.rest").addFilter(WithoutWords())
