"""A number is known by a keyed hash and kept encrypted; keys can be changed."""

import pytest
from cryptography.fernet import Fernet

from api.database.encryption import Cipher
from api.sms.numbers import Numbers, international

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))
NUMBER = "+447700900123"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+447700900123", NUMBER),
        ("447700900123", NUMBER),
        ("07700900123", NUMBER),
        ("07700 900 123", NUMBER),
        ("+44 7700 900123", NUMBER),
        ("+15005550006", "+15005550006"),
        ("353861234567", "+353861234567"),
    ],
)
def test_one_number_is_the_same_however_it_is_written(written, number):
    assert international(written) == number


@pytest.mark.parametrize("written", ["", "+", "MyBank", "60022", "1800FLOWERS", "anonymous", "+44", "12"])
def test_what_cannot_be_texted_back_is_no_number(written):
    assert international(written) is None


def test_the_hash_needs_the_key_and_says_nothing_of_the_number():
    numbers = Numbers("one key", Cipher(OLD))
    assert numbers.hash(NUMBER) == Numbers("one key", Cipher(NEW)).hash(NUMBER)
    assert numbers.hash(NUMBER) != Numbers("another key", Cipher(OLD)).hash(NUMBER)
    assert numbers.hash(NUMBER) != numbers.hash("+447700900124")
    assert "7700" not in numbers.hash(NUMBER)


def test_a_number_comes_back_from_its_encrypted_form_only_with_the_key():
    kept = Numbers("key", Cipher(OLD)).encrypt(NUMBER)
    assert NUMBER not in kept
    assert Numbers("key", Cipher(OLD)).decrypt(kept) == NUMBER
    assert Numbers("key", Cipher(NEW)).decrypt(kept) is None


def test_a_new_key_reads_what_was_kept_and_renews_it_so_that_the_old_one_can_go():
    kept = Numbers("key", Cipher(OLD)).encrypt(NUMBER)
    both = Numbers("key", Cipher(f"{NEW}, {OLD}"))
    assert both.decrypt(kept) == NUMBER
    renewed = both.renew(kept)
    assert Numbers("key", Cipher(NEW)).decrypt(renewed) == NUMBER
    assert both.renew(renewed) == renewed


def test_a_number_whose_key_is_gone_is_left_as_it_is():
    kept = Numbers("key", Cipher(OLD)).encrypt(NUMBER)
    assert Numbers("key", Cipher(NEW)).renew(kept) == kept


@pytest.mark.parametrize("keys", ["", "short", f"{OLD},", "not a key at all"], ids=["none", "short", "comma", "words"])
def test_what_is_no_key_is_refused(keys):
    with pytest.raises(ValueError, match="key"):
        Numbers("key", Cipher(keys))
