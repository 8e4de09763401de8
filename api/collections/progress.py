"""How far a collection is, for people and for the script of the page."""

from dataclasses import dataclass

from api.database.collection_tables import Collection

ENOUGH = 10  # seconds of reading before anything is said of the time left


@dataclass(frozen=True)
class Progress:
    """How far it is: `left` in seconds, None while nobody can tell."""

    state: str
    done: int
    total: int
    left: float | None
    says: str


def progress_of(collection: Collection) -> Progress:
    """Return how far a collection is."""
    left = _left(collection)
    return Progress(collection.state, collection.done, collection.total, left, _says(collection, left))


def _left(collection: Collection) -> float | None:
    if collection.state != "reading" or not collection.done or collection.seconds < ENOUGH:
        return None
    return collection.seconds / collection.done * (collection.total - collection.done)


def _says(collection: Collection, left: float | None) -> str:
    if collection.state == "waiting":
        return "It waits for its turn. Nothing is lost if you close this page."
    if not collection.taken_in:
        return f"Taking the stories in: {collection.taken:,} rows so far."
    if collection.done == collection.total:
        return "All stories are read. The report is being made."
    read = f"{collection.done:,} of {collection.total:,} stories are read."
    return f"{read} {in_words(left)}" if left is not None else read


def in_words(seconds: float) -> str:
    """Say how much time is left.

    >>> in_words(20), in_words(61), in_words(600), in_words(7200)
    ('Less than a minute left.', 'About 2 minutes left.', 'About 10 minutes left.', 'About 2 hours left.')
    """
    minutes = -int(-seconds // 60)
    if minutes <= 1:
        return "Less than a minute left."
    return f"About {minutes} minutes left." if minutes < 100 else f"About {round(minutes / 60)} hours left."
