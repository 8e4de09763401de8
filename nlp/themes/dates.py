"""The month that a date names, in the ways that collections write dates; the day comes before the month."""

import re

Month = tuple[int, int]
"""Year and month."""

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
EARLIEST, LATEST = 1900, 2100
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.]\d{1,2}(?:[t ].*)?)?")
_DAY_FIRST = re.compile(r"(?:(?P<day>\d{1,2})[-/.])?(?P<month>\d{1,2})[-/.](?P<year>\d{4})(?: .*)?")
_NAMED = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)?[ -])?(?P<name>[a-z]{3})[a-z]*\.?,?[ -](?P<year>\d{4})")


def month_of(text: str) -> Month | None:
    """Return the year and month of a date, or None where it cannot be told.

    >>> month_of("2026-03-09"), month_of("9/3/2026"), month_of("9th March 2026"), month_of("spring")
    ((2026, 3), (2026, 3), (2026, 3), None)
    """
    plain = text.strip().casefold()
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _NAMED):
        if found := pattern.fullmatch(plain):
            parts = found.groupdict()
            month = MONTHS.index(parts["name"]) + 1 if parts.get("name") in MONTHS else int(parts.get("month") or 0)
            year, day = int(parts["year"]), int(parts.get("day") or 1)
            return (year, month) if EARLIEST <= year <= LATEST and 1 <= month <= 12 and 1 <= day <= 31 else None
    return None
