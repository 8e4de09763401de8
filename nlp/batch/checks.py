"""What makes a row fit to be read, said in words that tell a person what is wrong with it."""

import re

from nlp.batch.items import Row

MAX_TEXT = 1_000_000
"""Characters in one narrative; a longer one is rejected."""
MAX_SENTENCE = 100_000
"""Characters without any stop; reading a longer sentence takes gigabytes of memory and minutes."""
STOP = re.compile(r"[.!?\r\n]")
SURROGATE = re.compile(r"[\ud800-\udfff]")


def what_is_wrong(row: Row) -> str | None:
    """Return why the row's text or question cannot be read, or None when it can."""
    if row.text is None:
        return "there is no text"
    if not isinstance(row.text, str):
        return f"the text is {_called(row.text)}, not words in quote marks"
    if not row.text.strip():
        return "the text is empty"
    if len(row.text) > MAX_TEXT:
        return f"the text is longer than {MAX_TEXT:,} characters: cut it into parts"
    if len(row.text) > MAX_SENTENCE and max(map(len, STOP.split(row.text))) > MAX_SENTENCE:
        return f"there are more than {MAX_SENTENCE:,} characters without a full stop or a new line: cut it into parts"
    if row.question is not None and not isinstance(row.question, str):
        return f"the question is {_called(row.question)}, not words in quote marks"
    return _bad_characters(row.text) or _bad_characters(row.question or "")


def _bad_characters(text: str) -> str | None:
    if "\0" in text:
        return "the text holds a NUL character: save the file again as plain text"
    if SURROGATE.search(text):
        return "the text holds bytes that are no characters: save the file again as UTF-8"
    return None


def _called(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    return {int: "a number", float: "a number", list: "a list"}.get(type(value), "an object")
