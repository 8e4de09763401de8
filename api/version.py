"""The version, as the package has it."""

from importlib.metadata import version

VERSION = version("goodlife")
