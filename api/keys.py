"""Keys of clients: named, with a role, kept as hashes.

A key is 256 random bits, so a plain SHA-256 keeps it: there is nothing to guess, and a slow hash, made for passwords,
would only let anybody keep the server busy with wrong keys.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from typing import Literal, get_args

from ontology.errors import InvalidSetting

Role = Literal["read", "write"]
ROLES: tuple[Role, ...] = get_args(Role)
_PREFIX = "entente_"  # by which scanners for leaked secrets know it
_ENTRY = re.compile(r"(?P<name>[\w.@-]{1,64}):(?P<role>read|write):(?P<hash>[0-9a-f]{64})", re.ASCII)
_FORM = "Write name:role:hash as `entente key NAME` prints it; spaces stand between several."


@dataclass(frozen=True, slots=True)
class Key:
    """A client's key: whose it is, and whether it may write; who may write may read."""

    name: str
    role: Role
    hash: str

    def __str__(self) -> str:
        return f"{self.name}:{self.role}:{self.hash}"


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that a server knows."""

    known: tuple[Key, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.known)

    def find(self, token: str) -> Key | None:
        """The key that a token is, None if it is none.

        Every entry is compared, each in constant time: how long it takes says nothing about any of them.
        """
        given, found = hash_token(token), None
        for key in self.known:
            if hmac.compare_digest(key.hash, given):
                found = key
        return found


def read_keys(setting: str) -> Keys:
    """The keys of ENTENTE_API_KEYS.

    Errors: InvalidSetting, which does not repeat the entry: a key may have been put there in place of its hash.
    """
    known: dict[str, Key] = {}
    for number, entry in enumerate(re.split(r"[\s,]+", setting.strip(" \t\n,")) if setting.strip() else [], start=1):
        match = _ENTRY.fullmatch(entry)
        if match is None:
            raise InvalidSetting(f"ENTENTE_API_KEYS: entry {number} is not name:role:hash", _FORM)
        if match["name"] in known:
            raise InvalidSetting(f"ENTENTE_API_KEYS: the name {match['name']} is there twice", "Give each its own.")
        known[match["name"]] = Key(match["name"], "write" if match["role"] == "write" else "read", match["hash"])
    return Keys(tuple(known.values()))


def make_key(name: str, role: Role) -> tuple[str, Key]:
    """A new key: the token, which is not kept anywhere, and the entry that knows it.

    Errors: InvalidSetting for a name that no entry can have.
    """
    token = _PREFIX + secrets.token_urlsafe(32)
    key = Key(name, role, hash_token(token))
    if not _ENTRY.fullmatch(str(key)):
        raise InvalidSetting(f"{name!r} is no name of a key", "Take up to 64 letters, digits and . _ - @.")
    return token, key


def hash_token(token: str) -> str:
    """The form in which a token is kept."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
