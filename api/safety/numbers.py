"""Which numbers can be dialled in the United Kingdom."""

import re

# Ofcom, National Telephone Numbering Plan: geographic, national, mobile and freephone numbers, Childline's short one,
# harmonised numbers (116 xxx), three-digit services, short codes for texts.
_PLAUSIBLE = re.compile(r"01\d{8,9}|0[237]\d{9}|080[08]\d{7}|0800\d{6}|08001111|116\d{3}|999|111|112|101|[6-8]\d{4}")


def plausible(number: str) -> bool:
    """Return whether a number could be dialled or texted in the United Kingdom; spaces are ignored.

    >>> plausible("0808 80 10 800"), plausible("116 123"), plausible("0808 80 10 80 00 1")
    (True, True, False)
    """
    return _PLAUSIBLE.fullmatch(number.replace(" ", "")) is not None
