"""The examples in the docstrings are true."""

import doctest

import pytest

from api import errors
from api.by_message import requests
from api.limits import address, body


@pytest.mark.parametrize("module", [errors, address, body, requests])
def test_examples_hold(module):
    results = doctest.testmod(module)
    assert results.attempted > 0
    assert results.failed == 0
