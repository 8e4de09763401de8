"""The shape of a message: length, address, person and time; what tells talk about the chat from talk about a life."""

import re

import numpy as np
from numpy.typing import NDArray

ASKS = ("can ", "could ", "who", "what", "why", "how", "where", "is ", "do ", "are ", "does")
# Whose words stand in a message, in plain form. Each group is one feature.
GROUPS = (
    frozenset(["you", "your", "youre", "youve", "yous", "chi", "eich", "ti", "dy"]),
    frozenset(["please", "plis", "plîs", "diolch", "thanks"]),
    frozenset(["he", "she", "they", "him", "her", "them", "his", "their", "hes", "shes", "theyre"]),
    frozenset(["was", "were", "had", "got", "went", "came", "said", "told", "put", "took", "made", "did"]),
    frozenset(["i", "me", "my", "im", "ive", "id", "ill"]),
    frozenset(["we", "us", "our", "ours"]),
    frozenset(
        [
            "people",
            "council",
            "gp",
            "doctor",
            "school",
            "mum",
            "work",
            "house",
            "kids",
            "home",
            "hospital",
            "staff",
            "services",
        ]
    ),
)
_COMMON = frozenset(
    ["what", "you", "the", "to", "of", "how", "would", "do", "a", "is", "in", "we", "can", "your", "are"]
)
FEATURES = len(GROUPS) + 6


def shape(text: str, plain_text: str, plain_question: str) -> NDArray[np.float32]:
    """Return the shape of a message, (FEATURES,); text and question in plain form beside the message as typed."""
    words = plain_text.replace("?", "").split()
    said = set(words)
    return np.array(
        [
            np.log1p(len(words)) / 2,
            len(words) <= 2,
            "?" in plain_text,
            plain_text.startswith(ASKS),
            bool(re.search(r"[.!?]\s", text.strip())),
            len(said & (set(plain_question.split()) - _COMMON)) / 3,
            *(min(len(said & group), 3) / 2 for group in GROUPS),
        ],
        np.float32,
    )
