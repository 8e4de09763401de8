"""People's words are encrypted in the database: whoever copies its file reads nothing."""

import hashlib
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Engine, String, Text, TypeDecorator
from sqlalchemy.engine import Dialect

DEVELOPMENT_KEY = "ZGV2ZWxvcG1lbnQtb25seSwgdG8gYmUgcmVwbGFjZWQ="


class Cipher:
    """Encrypts with the newest of several keys, and decrypts with any: `keys` are Fernet keys between commas.

    `hash_key` makes the hashes by which a deleted conversation is known. Raises ValueError when a key is no Fernet key.
    """

    def __init__(self, keys: str, hash_key: str = "") -> None:
        fernets = [Fernet(key.strip()) for key in keys.split(",")]
        self._newest = fernets[0]
        self._any = MultiFernet(fernets)
        self._hash_key = hash_key.encode()

    def encrypt(self, words: str) -> str:
        """Return words as they are kept, under the newest key."""
        return self._newest.encrypt(words.encode()).decode()

    def decrypt(self, kept: str, seconds: int | None = None) -> str:
        """Return the words; raises InvalidToken when their key was taken away, or they are older than `seconds`."""
        return self._any.decrypt(kept, seconds).decode()

    def seal(self, data: bytes) -> bytes:
        """Return bytes as they are kept, on one line, under the newest key."""
        return self._newest.encrypt(data)

    def unseal(self, kept: bytes) -> bytes:
        """Return the bytes; raises InvalidToken when their key was taken away."""
        return self._any.decrypt(kept)

    def renew(self, kept: str) -> str:
        """Return what is kept under the newest key: itself when it is so already; raises InvalidToken as `decrypt`."""
        try:
            self._newest.decrypt(kept)
        except InvalidToken:
            return self.encrypt(self.decrypt(kept))
        return kept

    def hash(self, value: str) -> str:
        """Return what a value can be known by, without leading back to it: HMAC-SHA256, in hexadecimal."""
        return hmac.new(self._hash_key, value.encode(), hashlib.sha256).hexdigest()


class EncryptedText(TypeDecorator[str]):
    """Words, encrypted with the cipher of the engine that they pass through."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return what is stored."""
        return None if value is None else cipher_of(dialect).encrypt(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the words."""
        return None if value is None else cipher_of(dialect).decrypt(value)


class EncryptedJSON(TypeDecorator[Any]):
    """What can be written as JSON and holds words, encrypted as one text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return what is stored."""
        return None if value is None else cipher_of(dialect).encrypt(json.dumps(value, ensure_ascii=False))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return what was written."""
        return None if value is None else json.loads(cipher_of(dialect).decrypt(value))


class KeyedHash(TypeDecorator[str]):
    """An id that is kept as its keyed hash alone: given as it is, looked for as it is, and read as the hash."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return what is stored."""
        return None if value is None else cipher_of(dialect).hash(value)


def use_cipher(engine: Engine, cipher: Cipher) -> None:
    """Let everything that passes through the engine be encrypted by the cipher."""
    engine.dialect.goodlife_cipher = cipher  # type: ignore[attr-defined]


def cipher_of(dialect: Dialect) -> Cipher:
    """Return the cipher of an engine's dialect."""
    cipher: Cipher = dialect.goodlife_cipher  # type: ignore[attr-defined]
    return cipher
