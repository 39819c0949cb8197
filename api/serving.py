"""The server process."""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from api.app import create_app
from api.dependencies import StoreOnce
from api.request_id import RequestFilter
from api.settings import Settings
from graph.incidence import read_incidence
from ontology.errors import EntenteError, InvalidSetting

# Paths and analyses keep the interpreter busy in threads: a light answer needs it a dozen times and waits each time.
_SWITCH_SECONDS = 0.0005
_GRACE_SECONDS = 10  # for answers that are under way when the process is told to end
_INTERRUPTED = 130  # as a shell tells the end by Ctrl-C


def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve until the process is ended; `announce` is told the address once it is open.

    Errors: InvalidSetting if a setting, the port or the host cannot be used.
    """
    sys.setswitchinterval(_SWITCH_SECONDS)
    app = create_app(settings)
    warming = threading.Thread(target=_warm, args=(app.state.store,), daemon=True)
    warming.start()
    listener = listen(settings.host, settings.port)
    with listener:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        announce(f"http://{host}:{listener.getsockname()[1]}")
        _log_to_stderr(settings.log)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            # Uvicorn believes a proxy on this machine unless told not to: any client there could say it is another.
            proxy_headers=settings.trusted_proxies is not None,
            forwarded_allow_ips=settings.trusted_proxies,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            # A thread inside the engine cannot be stopped in order: the end of the interpreter would abort the process.
            if warming.is_alive():
                os._exit(_INTERRUPTED)
            raise


def _warm(store: StoreOnce) -> None:
    """Read what paths and counts are reckoned from before somebody asks: of a large store that takes a while."""
    with suppress(EntenteError):  # whoever asks is told
        read_incidence(store.get())


def _log_to_stderr(level: str) -> None:
    """Log this program and its server, each line with the id of the request."""
    handler = logging.StreamHandler()
    handler.addFilter(RequestFilter())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(request)s %(name)s: %(message)s"))
    for name in ("entente", "uvicorn"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level.upper() if name == "entente" else max(logging.WARNING, getattr(logging, level.upper())))
        logger.propagate = False


def listen(host: str, port: int) -> socket.socket:
    """A socket of our own, so that a port in use is told before anything else is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named asyncio sends packets at once; else the second of an answer waits 40 ms for the client.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        if isinstance(error, socket.gaierror) or error.errno == 99:
            raise InvalidSetting(f"{host} is no address of this machine", "Use 127.0.0.1 or 0.0.0.0.") from None
        raise InvalidSetting(
            f"port {port} of {host} cannot be used: {error.strerror}",
            f"Stop what uses it, or name another: --port {port + 1}",
        ) from None
    return listener
