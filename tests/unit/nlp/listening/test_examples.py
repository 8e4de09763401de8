"""The examples in the docstrings of this room are true."""

import doctest
import importlib
import pkgutil

import pytest

import nlp.listening

MODULES = [module.name for module in pkgutil.walk_packages(nlp.listening.__path__, "nlp.listening.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
