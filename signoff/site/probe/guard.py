"""No request leaves for a private network, whatever a page, a name server or a redirect says.

Whoever writes a link could else have the machine that checks it (CI, inside a company's network) ask a router or a cloud's
metadata service. Names are resolved once and the connection is made to the very address that was looked at, so a name
that changes its mind in between wins nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses in IPv6 ones


class PrivateAddress(OSError):
    """The address belongs to this machine, or to a network that is not the public one."""


def guarded(private: Collection[str]) -> aiohttp.TCPConnector:
    """The way out, for http and https. `private` are hosts, by name or address, that may be anywhere."""
    return aiohttp.TCPConnector(
        resolver=_Resolver(private),
        socket_factory=_socket_to(frozenset(private)),
        limit=0,  # turns.py keeps the pace
        ttl_dns_cache=300,
        force_close=False,
    )


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            ip = inner
    return ip.is_global and not ip.is_multicast


def refuse_private(host: str, private: Collection[str]) -> None:
    """Raise PrivateAddress when a host is written as a number that is not public."""
    bare = host.strip("[]")
    try:
        ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return
    if host not in private and bare not in private and not is_public(bare):
        raise PrivateAddress(f"{host} is no public address")


class _Resolver(AbstractResolver):
    """The system's resolver, without what is private; names that the settings allow may lead anywhere."""

    def __init__(self, private: Collection[str]) -> None:
        self._private = private
        self._system = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._system.resolve(host, port, family)
        if host in self._private:
            return found
        public = [each for each in found if is_public(each["host"])]
        if not public:
            raise PrivateAddress(f"{host} is on a private network")
        return public

    async def close(self) -> None:
        await self._system.close()


def _socket_to(private: frozenset[str]) -> Any:
    """A last look before the socket is there. A name in `private` has been let through: so have its addresses been."""
    allowed = frozenset(address for host in private for address in _addresses_of(host))

    def make(info: Any) -> socket.socket:
        family, kind, protocol, _, address = info
        if not is_public(address[0]) and address[0] not in allowed:
            raise PrivateAddress(f"{address[0]} is no public address")
        return socket.socket(family, kind, protocol)

    return make


def _addresses_of(host: str) -> frozenset[str]:
    try:
        return frozenset(str(info[4][0]) for info in socket.getaddrinfo(host, None))
    except OSError:
        return frozenset()
