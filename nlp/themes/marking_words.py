"""Words that mark a theme: said in it by several people, and not much elsewhere."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer

from nlp.themes.neutral import NOBODYS
from nlp.themes.told import Told

MOST_WORDS = 4
LEAST_STORIES = 3
"""A word of fewer people may be a name, and says little of a theme."""
_SAY_LITTLE = frozenset({
    "got", "get", "getting", "went", "going", "came", "come", "said", "say", "told", "tell", "asked", "just", "like",
    "don", "did", "didn", "doesn", "really", "lot", "thing", "things", "way", "day", "days", "week", "weeks", "month",
    "months", "year", "years", "time", "times",
})  # fmt: skip
_WORD = r"(?u)\b[^\W\d_][^\W\d_]{2,}\b"


def marking_words(themes: Sequence[Sequence[Told]]) -> list[tuple[str, ...]]:
    """Return the words that mark each theme, the most marking first; perhaps none.

    Class-based TF-IDF (Grootendorst 2022), counting for each word the stories that say it, not how often they do.
    """
    documents = [_said(theme, story) for theme in themes for story in _stories(theme)]
    if not documents:
        return []
    counter = CountVectorizer(token_pattern=_WORD, stop_words=sorted(ENGLISH_STOP_WORDS | _SAY_LITTLE), binary=True)
    try:
        said = counter.fit_transform(documents).toarray()
    except ValueError:  # nothing but stop words
        return [() for _ in themes]
    words = counter.get_feature_names_out()
    ends = np.cumsum([len(_stories(theme)) for theme in themes])[:-1]
    stories = np.array([part.sum(axis=0) for part in np.split(said, ends)])
    weights = stories * np.log(1 + stories.sum() / len(themes) / stories.sum(axis=0))
    return [_best(words, row, weight) for row, weight in zip(stories, weights, strict=True)]


def _said(theme: Sequence[Told], story: str) -> str:
    words = " ".join(dict.fromkeys(one.words for one in theme if one.teller == story))
    return NOBODYS.sub(" ", words).casefold()


def _stories(theme: Sequence[Told]) -> list[str]:
    return sorted({one.teller for one in theme})


def _best(words: Sequence[str], stories: np.ndarray, weights: np.ndarray) -> tuple[str, ...]:
    order = sorted(range(len(words)), key=lambda at: (-weights[at], words[at]))
    return tuple(words[at] for at in order if stories[at] >= LEAST_STORIES)[:MOST_WORDS]
