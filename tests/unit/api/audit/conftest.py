"""A person with a plan and the nurse with whom they write it, for what is noted of it."""

from tests.unit.api.plan.conftest import clock, nurse, person, planning, together

__all__ = ["clock", "nurse", "person", "planning", "together"]
