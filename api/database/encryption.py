"""People's words are encrypted in the database: whoever copies its file reads nothing."""

import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Engine, Text, TypeDecorator
from sqlalchemy.engine import Dialect

DEVELOPMENT_KEY = "ZGV2ZWxvcG1lbnQtb25seSwgdG8gYmUgcmVwbGFjZWQ="


class Cipher:
    """Encrypts with the newest of several keys, and decrypts with any: `keys` are Fernet keys between commas.

    Raises ValueError when a key is not a Fernet key.
    """

    def __init__(self, keys: str) -> None:
        fernets = [Fernet(key.strip()) for key in keys.split(",")]
        self._newest = fernets[0]
        self._any = MultiFernet(fernets)

    def encrypt(self, words: str) -> str:
        """Return words as they are kept, under the newest key."""
        return self._newest.encrypt(words.encode()).decode()

    def decrypt(self, kept: str) -> str:
        """Return the words; raises InvalidToken when the key that they were encrypted with has been taken away."""
        return self._any.decrypt(kept).decode()

    def renew(self, kept: str) -> str:
        """Return what is kept under the newest key: itself when it is so already; raises InvalidToken as `decrypt`."""
        try:
            self._newest.decrypt(kept)
        except InvalidToken:
            return self.encrypt(self.decrypt(kept))
        return kept


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


def use_cipher(engine: Engine, cipher: Cipher) -> None:
    """Let everything that passes through the engine be encrypted by the cipher."""
    engine.dialect.goodlife_cipher = cipher  # type: ignore[attr-defined]


def cipher_of(dialect: Dialect) -> Cipher:
    """Return the cipher of an engine's dialect."""
    cipher: Cipher = dialect.goodlife_cipher  # type: ignore[attr-defined]
    return cipher
