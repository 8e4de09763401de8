"""Asked what others could do, people say "talk to me"; asked what they want, "to leave": answers, no commands."""

import re

# Of what the bot said, only the question at its end: it may have given back words of theirs before.
_ASKED = re.compile(
    r"\b(?:(?:other people|others) to do|would you need|would help that|could [^?.]+ do to help|small step"
    r"|comes to mind)\b[^?.]*\?$",
    re.IGNORECASE,
)
_WHO = r"(?:(?:well|just|maybe|perhaps|to)\s)*(?:(?:they|people|someone|staff) (?:could|can|should|to) (?:just )?)?"
_WHAT = r"(?:talk|speak|chat|listen|write|text|ring|call|phone|email|visit|help|come and see)(?: (?:to|with))? me"
# No other words may follow: "ring me on this number", "call me tonight" are said to whoever reads them.
_HOW = (
    r"(?:(?: and)? (?:first|more|more often|sooner|in ?stead of \w+|instead|not (?:to )?(?:them|him|her|my \w+)"
    r"|like an? \w+|with (?:the|my) \w+|about (?:it|that|things)|before they \w+|when (?:they|he|she|things) \w+"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|every (?:day|week|month|\w+day)))*"
)
_NAMED = re.compile(_WHO + _WHAT + _HOW)
_ASKED_OF_OTHERS = re.compile(r"\b(?:(?:other people|others) to do|could [^?.]+ do to help)\b[^?.]*\?$", re.IGNORECASE)
_LET_BE = re.compile(
    _WHO + r"(?:leave me (?:alone|be)|back off|stop (?:it|that)|give me (?:some |more )?(?:time|space)"
    r"|give me (?:five|ten|5|10) minutes|give me a (?:break|rest|minute)|help me(?: more| out)?|show me"
    r"|read my notes|ring me back)"
)
_ASKED_WANTED = re.compile(
    r"\b(?:good life|small step|comes to mind|day like that|good week|went well|has helped)\b[^?]*\?"
    r"(?: Start anywhere\.)?$",
    re.IGNORECASE,
)
_LEAD = r"(?:(?:just|maybe|perhaps|well)\s)*"
# Without "I want to", "go back" and "have a break" are said to the bot.
_WANTED = re.compile(
    _LEAD + r"(?:(?:to|being able to|i (?:just )?want to|want to|id (?:just )?like to)\s"
    r"(?:(?:have|get|take) (?:a|some) (?:rest|break|breather)|rest|move(?: house| away)?|leave(?: here| home)?|go back"
    r"|(?:go|get|move) out(?: (?:of here|more|a bit))*)"
    r"|(?:having|getting|taking) (?:a|some) (?:rest|break|breather)|resting|moving|leaving|going back"
    r"|(?:go|get|move|going|getting|moving) out(?: (?:of here|more|a bit))*)"
)


def says_what_people_could_do(plain_text: str, question: str | None) -> bool:
    """Return whether a message in plain form says what people could do for somebody, where that was asked.

    >>> says_what_people_could_do("ring me instead of writing", "What would help that happen?")
    True
    >>> says_what_people_could_do("ring me tonight", "What would help that happen?")
    False
    >>> says_what_people_could_do("talk to me", "What gets in the way?")
    False
    """
    if not question:
        return False
    named = _ASKED.search(question) and _NAMED.fullmatch(plain_text)
    return bool(named or (_ASKED_OF_OTHERS.search(question) and _LET_BE.fullmatch(plain_text)))


def says_what_is_wanted(plain_text: str, question: str | None) -> bool:
    """Return whether a message in plain form says what somebody wants or does, where that was asked.

    >>> says_what_is_wanted("i want to get out of here", "What does a good life look like? Start anywhere.")
    True
    >>> says_what_is_wanted("can we have a break", "What does a good life look like? Start anywhere.")
    False
    """
    return bool(question and _ASKED_WANTED.search(question) and _WANTED.fullmatch(plain_text))
