"""Which network addresses may be asked: public ones only, so that no link reaches into a home or an office.

A name is resolved once and the connection goes to exactly the address that was checked: a name that
resolves to something else a moment later (DNS rebinding) gains nothing.
"""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from ...article.errors import UnfetchedError

# IPv6 that carries an IPv4 address within it, and so may lead anywhere: compatible and mapped (RFC 4291),
# translated (RFC 2765), NAT64 (RFC 6052, 8215), Teredo (RFC 4380), 6to4 (RFC 3056).
_CARRYING = "::/96 ::ffff:0:0/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 2001::/32 2002::/16"
# The IETF's own (RFC 6890) and the relays of 6to4; Python before 3.13 calls some of them public.
_PROTOCOLS = "192.0.0.0/24 192.88.99.0/24"
_REFUSED = tuple(map(ip_network, f"{_CARRYING} {_PROTOCOLS}".split()))
_PORTS = frozenset((80, 443))  # other ports are where services of other kinds listen


def is_public(address: str, port: int) -> bool:
    """Return whether an address is one of the public internet, and the port one of the web.

    Raises:
        ValueError: it is no IP address.
    """
    ip = ip_address(address.partition("%")[0])
    return (
        port in _PORTS
        and ip.is_global
        and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)
        and not any(ip in network for network in _REFUSED)
    )


def resolved(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host, as the system's resolver tells.

    Raises:
        OSError: it has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


@dataclass(frozen=True, slots=True)
class Policy:
    """Where names lead and which addresses may be asked; tests put their own in."""

    resolve: Callable[[str, int], Sequence[str]] = resolved
    allows: Callable[[str, int], bool] = is_public

    def address_of(self, host: str, port: int) -> str:
        """Return the one address that a connection goes to.

        Raises:
            UnfetchedError: the host has no address, or any of its addresses may not be asked.
        """
        try:
            addresses = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise UnfetchedError(f"the host {host} has no address ({error})") from error
        if not addresses:
            raise UnfetchedError(f"the host {host} has no address")
        for address in addresses:
            if not self.allows(address, port):
                raise UnfetchedError(f"{host} is no public web server ({address}, port {port})")
        return addresses[0]
