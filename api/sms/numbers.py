"""A person's number: a keyed hash to know it by, and an encrypted value to reply to. It is kept nowhere in plain."""

import hashlib
import hmac

import phonenumbers
from cryptography.fernet import InvalidToken

from api.database.encryption import Cipher

HOME = "GB"  # the country of a number that is written without one
# Longer than any short code, which cannot be texted back.
FEWEST_DIGITS = 7


class Numbers:
    """Hashes and encrypts numbers."""

    def __init__(self, hash_key: str, cipher: Cipher) -> None:
        self._hash_key = hash_key.encode()
        self._cipher = cipher

    def hash(self, value: str) -> str:
        """Return what a number, or the id of a message, is known by: HMAC-SHA256, in hexadecimal."""
        return hmac.new(self._hash_key, value.encode(), hashlib.sha256).hexdigest()

    def encrypt(self, number: str) -> str:
        """Return a number as it is kept, under the newest key."""
        return self._cipher.encrypt(number)

    def decrypt(self, kept: str) -> str | None:
        """Return the number, or None when the key that it was encrypted with has been taken away."""
        try:
            return self._cipher.decrypt(kept)
        except InvalidToken:
            return None

    def renew(self, kept: str) -> str:
        """Return a kept number under the newest key: itself when it is so already, or when its key is gone."""
        try:
            return self._cipher.renew(kept)
        except InvalidToken:
            return kept


def international(number: str) -> str | None:
    """Return a number as E.164 writes it, or None for what cannot be texted back: a name, a short code.

    >>> international("447700900123"), international("07700 900123"), international("MyBank"), international("60022")
    ('+447700900123', '+447700900123', None, None)
    """
    digits = number.strip()
    if any(letter.isalpha() for letter in digits):  # the library would read a name as the keys of a telephone
        return None
    for candidate in (digits, f"+{digits}"):  # a provider may leave the plus out
        try:
            parsed = phonenumbers.parse(candidate, HOME)
        except phonenumbers.NumberParseException:
            continue
        long_enough = len(str(parsed.national_number)) >= FEWEST_DIGITS
        if long_enough and phonenumbers.is_possible_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return None
