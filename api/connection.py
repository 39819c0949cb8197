"""A connection to a server of the HTTP API: requests that are sent again where that may help, and refusals."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import httpx

from ontology.errors import EntenteError

_TRIES = 4
_LONGEST_WAIT = 30.0
_LATER = (429, 503)


class Refusal(EntenteError):
    """A problem that the server tells; `choices` are the ids and names that an ambiguous name can mean."""

    def __init__(self, status: int, told: Mapping[str, Any]) -> None:
        super().__init__(str(told.get("detail", told)), str(told.get("remedy", "")))
        self.status = status
        self.title = str(told.get("title", ""))
        self.request = told.get("request")
        self.choices = [(choice["id"], choice["name"]) for choice in told.get("choices", ())]


class Unreachable(EntenteError):
    """A server that does not answer."""


class Connection:
    """A server, and the key that is shown to it.

    A request is sent again where the server cannot be reached or says when to come back, so it must be safe to send it
    twice. Errors: Refusal, Unreachable.
    """

    def __init__(self, url: str, key: str | None, seconds: float, transport: httpx.BaseTransport | None) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self.http = httpx.Client(base_url=url, headers=headers, timeout=seconds, transport=transport)

    def request(self, method: str, path: str, **request: Any) -> httpx.Response:
        """The answer to a request."""
        for tried in range(_TRIES):
            last = tried == _TRIES - 1
            wait = 2**tried / 4
            try:
                answer = self.http.request(method, f"/v1/{path}", **request)
            except httpx.TransportError as error:
                if last:
                    remedy = "Start it with `entente serve`, or give its address."
                    raise Unreachable(f"{self.http.base_url}: {error}", remedy) from error
            else:
                if answer.is_success:
                    return answer
                if last or answer.status_code not in _LATER or "Retry-After" not in answer.headers:
                    raise refusal(answer)
                wait = float(answer.headers["Retry-After"])
            time.sleep(min(wait, _LONGEST_WAIT))
        raise AssertionError("the last try ends here")


def refusal(answer: httpx.Response) -> Refusal:
    """What an answer with an error says."""
    try:
        return Refusal(answer.status_code, answer.json())
    except ValueError:
        return Refusal(answer.status_code, {"detail": f"{answer.status_code} {answer.text[:200]}"})
