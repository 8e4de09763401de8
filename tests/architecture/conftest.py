"""Gives these tests a whole service in memory."""

from tests.world import world

__all__ = ["world"]
