"""Limits on requests, so that no client and no request takes the server from the others.

From outside to inside: who asks and how often (`admission`), how much is sent (`bodies`), how many requests of a kind
are answered at once and for how long (`pools`). Each is plain ASGI: answers and bodies stream through.
"""

from __future__ import annotations

from fastapi import FastAPI

from api.keys import Keys
from api.limits.admission import Admission, Rate
from api.limits.bodies import BodyLimit
from api.limits.pools import Pools
from api.settings import Settings
from ontology.errors import InvalidSetting


def add_limits(app: FastAPI, settings: Settings, keys: Keys) -> None:
    """Put the limits of the settings before an app; what is added later stands outside them.

    Errors: InvalidSetting.
    """
    if settings.read_needs_key and not keys:
        raise InvalidSetting("ENTENTE_READ_NEEDS_KEY is set, but there is no key", "Set ENTENTE_API_KEYS too.")
    rate = Rate(settings.rate) if settings.rate else None
    app.add_middleware(Pools, settings=settings)
    app.add_middleware(BodyLimit, most=settings.body_bytes, upload=settings.upload_bytes)
    app.add_middleware(Admission, keys=keys, read_needs_key=settings.read_needs_key, rate=rate)
