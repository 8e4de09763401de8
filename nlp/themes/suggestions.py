"""What could change: words in which somebody says what would help, or how it ought to be."""

import re

_CUES = re.compile(
    r"""
    \b would \s (?:really\s|have\s)* (?:help|helped|(?:make|made)\sa(?:ll\sthe)?\sdifference)
    | \b (?:would|it'd) \s (?:have\s)? (?:be|been) \s (?:much\s|so\s|a\slot\s|far\s)?
      (?:better|easier|good|nice|great|lovely) \s (?:if|to|for)
    | \b (?:what|all) \s (?:would|it\swould) \s (?:help|take)
    | (?<!\bi\s) (?<!\bwe\s) \b should \s (?:not\s|never\s|always\s|all\s|also\s)?
      (?:be|have|get|do|give|ask|listen|talk|tell|let|make|offer|provide|train|know|happen|come)\b
    | \b shouldn['’]t \s (?:be|have|take|need)
    | \b ought \s to\b
    | \b if \s only\b
    | \b (?:i|we) \s (?:just\s|only\s|do\s|really\s)* wish\b
    | \b all \s (?:i|we|they|he|she|it) \s (?:need|needs|want|wants) \s (?:is|to)
    | \b (?:there|it|things|something|this|that|they|staff|services?) \s (?:really\s)?
      needs? \s (?:to|more|better|an?\b)
    | \b could \s do \s with\b
    | \b please \s (?!d\b|to\s)
    | \b why \s (?:can['’]t|cannot|not|couldn['’]t) \s (?:they|we|i|he|she|there|it|somebody|someone|the|just)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "It should be fine", "I should have known": nothing is asked of anybody.
_NOT = re.compile(
    r"\b(?:i|we) should have (?:known|said|gone|rung|asked|listened)|\bshould be (?:fine|ok|okay|home|out|back|able)\b",
    re.IGNORECASE,
)


def asks_for_change(words: str) -> bool:
    """Say whether words name a change that somebody else could make.

    >>> asks_for_change("It would help if one person rang me"), asks_for_change("She helped me a lot")
    (True, False)
    """
    return bool(_CUES.search(_NOT.sub(" ", words)))
