"""Where a request comes from, as far as limits care."""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Annotated

from fastapi import Depends, Request


def address_of(request: Request) -> str:
    """Return the caller's address, as the server or a proxy on this machine tells it."""
    return household(request.client.host) if request.client else ""


def household(host: str) -> str:
    """Return what one caller cannot change at will: of IPv6 the first 64 bits, which are one household's.

    >>> household("192.0.2.7"), household("2001:db8:1:2:3:4:5:6"), household("testclient")
    ('192.0.2.7', '2001:db8:1:2::/64', 'testclient')
    >>> household("::ffff:192.0.2.7")
    '192.0.2.7'
    """
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return host
    return str(address.ipv4_mapped or ip_network(f"{host}/64", strict=False))


Address = Annotated[str, Depends(address_of)]
