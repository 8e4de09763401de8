"""Which of those who see a summary is meant by a name."""

from collections.abc import Sequence

from api.database.tables import Share
from nlp.listening.plain import plain

ALL = {"anyone", "anybody", "everyone", "everybody", "all of them", "them all", "any of them", "people"}
ONE = {"them", "her", "him"}
TITLES = {"nurse", "doctor", "dr", "mr", "mrs", "miss", "ms", "the", "my"}


def shares_with(whom: str | None, shares: Sequence[Share]) -> list[Share]:
    """Return the shares with whoever is named, all when nobody is; none when it is not plain who is meant.

    A title may be left out or be another one: "nurse Price" is Sian Price, where no other Price sees it.
    """
    if whom is None or whom in ALL:
        return list(shares)
    meant = [share for share in shares if whom in ONE or _is_named(whom, share)]
    return meant if len({share.code.name for share in meant}) == 1 else []


def _is_named(whom: str, share: Share) -> bool:
    words = set(whom.split())
    return (words - TITLES or words) <= set(plain(share.code.name).split())
