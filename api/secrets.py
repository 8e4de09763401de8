"""Secrets that we hand out: made at random, kept only as a hash."""

import hashlib
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 or O, 1 or I or L, nor U: nothing that can be misread


def new_token() -> str:
    """Return a token of 256 random bits, safe in a URL."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Return a code a person can read out and type, such as K7QF-2MXP-9RTD: about 58 random bits.

    Two of its parts hold digits, so that in a message nobody takes it for words.
    """
    while True:
        parts = ["".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3)]
        if parts_with_digits("-".join(parts)) >= 2:
            return "-".join(parts)


def parts_with_digits(code: str) -> int:
    """Return in how many parts of a code there are digits.

    >>> parts_with_digits("K7QF-2MXP-WRTD")
    2
    """
    return sum(any(letter.isdigit() for letter in part) for part in code.split("-"))


def normal_code(typed: str) -> str:
    """Return a typed code as it was given out, whatever its case, spaces and dashes.

    >>> normal_code(" k7qf 2mxp 9rtd ")
    'K7QF-2MXP-9RTD'
    """
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def hash_secret(secret: str) -> str:
    """Return what is stored of a secret; the secrets are long and random, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
