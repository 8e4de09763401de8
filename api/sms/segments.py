"""How long a text is: in GSM-7 or UCS-2 units, and in the segments that it is sent and paid in.

Sources: 3GPP TS 23.038 (the alphabet) and TS 23.040 (a segment of several has six octets less).
"""

from string import ascii_letters, digits

_BASIC = frozenset(f"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./{digits}:;<=>?¡{ascii_letters}ÄÖÑÜ§¿äöñüà")
_EXTENDED = frozenset("^{}\\[~]|€\f")  # sent as two units: an escape, then the letter
GSM_7 = _BASIC | _EXTENDED

ALONE_GSM, EACH_GSM = 160, 153
ALONE_UCS, EACH_UCS = 70, 67


def is_gsm(text: str) -> bool:
    """Return whether a text can be sent in GSM-7, the alphabet that costs least."""
    return set(text) <= GSM_7


def units(text: str) -> int:
    """Return the length: GSM-7 characters, or UTF-16 code units where one letter is of no other alphabet."""
    return sum(_widths(text))


def room(text: str) -> tuple[int, int]:
    """Return how many units fit into one segment alone, and into each of several, in the text's alphabet."""
    return (ALONE_GSM, EACH_GSM) if is_gsm(text) else (ALONE_UCS, EACH_UCS)


def segments(text: str) -> int:
    """Return in how many segments a text is sent; a letter of two units is never cut in two.

    >>> segments("a" * 160), segments("a" * 161), segments("ŵ" * 70), segments("ŵ" * 71), segments("")
    (1, 2, 1, 2, 0)
    """
    widths = _widths(text)
    alone, each = room(text)
    if sum(widths) <= alone:
        return 1 if text else 0
    count, left = 1, each
    for width in widths:
        if width > left:
            count, left = count + 1, each
        left -= width
    return count


def _widths(text: str) -> list[int]:
    if is_gsm(text):
        return [2 if letter in _EXTENDED else 1 for letter in text]
    return [2 if ord(letter) > 0xFFFF else 1 for letter in text]
