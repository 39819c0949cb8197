"""Who asks: a key, or else an address."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from starlette.types import Scope

from api.keys import Key

PREFIX = "/v1/"
"""What limits hold for: health, metrics and documentation are answered whatever happens."""


def is_limited(scope: Scope) -> bool:
    """Whether limits hold for a request."""
    return scope["type"] == "http" and str(scope["path"]).startswith(PREFIX)


def remember_key(scope: Scope, key: Key | None) -> None:
    """Keep with a request whose it is."""
    scope.setdefault("state", {})["key"] = key


def key_of(scope: Scope) -> Key | None:
    """The key that a request came with."""
    key: Key | None = scope.get("state", {}).get("key")
    return key


def client_of(scope: Scope) -> str:
    """What requests are counted by: the name of the key, or the address.

    An IPv6 client has a whole network of 64 bits to itself, so that is what counts as its address.
    """
    key = key_of(scope)
    if key is not None:
        return f"key {key.name}"
    host = str((scope.get("client") or ("unknown", 0))[0])
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else host
