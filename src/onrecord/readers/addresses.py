"""Which addresses may be asked: those of the open Internet, and no machine beside ours."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

Resolver = Callable[[str, int], Sequence[str]]
"""From a host's name and port to its addresses, in the order in which to try them."""

_IPv4 = ipaddress.IPv4Address
_IPv6 = ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of `host` as the system knows them.

    Raises:
        OSError: where it has none.
        UnicodeError: where no host can have this name.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[4][0]) for place in found))


def is_public(address: str) -> bool:
    """Tell whether `address` is one of the open Internet.

    Private, loopback, link-local, shared, multicast and reserved ones are not (the registries of RFC 6890),
    and neither are IPv6 addresses that lead to such an IPv4 address.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, _IPv4):
        return _is_open(found)
    if found in _NAT64:
        return _is_open(_IPv4(int(found) & 0xFFFFFFFF))
    if found.ipv4_mapped is not None:
        return _is_open(found.ipv4_mapped)
    inner = [found.sixtofour, *(found.teredo or ())]
    return not found.is_site_local and _is_open(found) and all(_is_open(one) for one in inner if one)


def _is_open(address: _IPv4 | _IPv6) -> bool:
    closed = address.is_multicast or address.is_reserved or address.is_link_local or address.is_loopback
    return address.is_global and not closed
