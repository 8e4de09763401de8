"""Stable ids: the same thing gets the same GUID in every export."""

from uuid import UUID, uuid5

NAMESPACE = UUID("2d3c1f0e-6a4b-5c8d-9e7f-0a1b2c3d4e5f")


def stable_guid(what: str, *names: str) -> str:
    """Return the GUID of a thing by what it is and what it is called."""
    return str(uuid5(NAMESPACE, "\x1f".join((what, *names))))


def as_guid(what: str, id_: str) -> str:
    """Return an id as a GUID: itself where it is one, in braces or not.

    >>> as_guid("code", "{0F8A1907-7E42-4739-8610-A676B4D1B69F}")
    '0f8a1907-7e42-4739-8610-a676b4d1b69f'
    """
    try:
        return str(UUID(id_))
    except ValueError:
        return stable_guid(what, id_)
