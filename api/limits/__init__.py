"""Limits on requests, so that no client and no request takes the server from the others.

From outside to inside: who asks and how often (`admission`), how much is sent (`bodies`), how many requests of a kind
are answered at once and for how long (`pools`). Each is plain ASGI: answers and bodies stream through.
"""

from __future__ import annotations

from fastapi import FastAPI

from api.keys import Keys
from api.limits.admission import Admission
from api.limits.bodies import BodyLimit
from api.limits.pools import Pools
from api.settings import Settings


def add_limits(app: FastAPI, settings: Settings, keys: Keys) -> None:
    """Put the limits of the settings before an app; what is added later stands outside them.

    Errors: InvalidSetting.
    """
    app.add_middleware(Pools, settings=settings)
    app.add_middleware(BodyLimit, most=settings.body_bytes, upload=settings.upload_bytes)
    app.add_middleware(Admission, settings=settings, keys=keys)
