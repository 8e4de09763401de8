"""The examples in the docstrings of this room are true."""

import doctest
import importlib
import pkgutil

import pytest

import nlp.themes

MODULES = [module.name for module in pkgutil.walk_packages(nlp.themes.__path__, "nlp.themes.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
