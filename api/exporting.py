"""Export over HTTP: a process writes the graph into a pipe, from which it is sent as fast as the client takes it."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from api import processes
from api.settings import Settings
from api.stores import open_configured
from graph.export import FORMS, read_documents
from ontology.errors import EntenteError, StoreUnavailable

_CHUNK = 1 << 16


class Export:
    """An export that is under way; ended by force with `close`, its client may have gone.

    Errors: StoreUnavailable if it cannot begin.
    """

    def __init__(self, settings: Settings, form: str) -> None:
        self._pipe, theirs = Pipe(duplex=False)
        self._process: BaseProcess = processes.start(write, settings, form, theirs)
        theirs.close()
        try:
            self._first = self._receive()
        except BaseException:
            self.close()
            raise

    def _receive(self) -> bytes:
        """The next part, empty after the last. Errors: StoreUnavailable, if the process could not go on."""
        try:
            told = self._pipe.recv()
        except EOFError:
            raise StoreUnavailable("the process that exports has ended", "Ask for a smaller form: nquads.") from None
        if isinstance(told, tuple):
            raise StoreUnavailable(*told)
        assert isinstance(told, bytes)
        return told

    async def parts(self) -> AsyncIterator[bytes]:
        """The export, part by part."""
        part = self._first
        while part:
            yield part
            part = await run_in_threadpool(self._receive)

    def close(self) -> None:
        """End the process, wherever it is."""
        processes.end(self._process)
        self._pipe.close()


class ExportResponse(StreamingResponse):
    """An answer that ends its export with it, whoever ends first."""

    def __init__(self, export: Export, form: str) -> None:
        disposition = f'attachment; filename="entente{FORMS[form].suffix if form != "csv" else ".zip"}"'
        headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
        super().__init__(export.parts(), media_type=FORMS[form].media_type, headers=headers)
        self._export = export

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            await run_in_threadpool(self._export.close)


class _PipeWriter(io.RawIOBase):
    """A file whose bytes go into a pipe."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        part = bytes(data)  # type: ignore[call-overload]
        if part:
            self._pipe.send(part)
        return len(part)


def write(settings: Settings, form: str, pipe: Connection) -> None:
    """Write the store into a pipe: parts of bytes, an empty one last; or a problem and its remedy."""
    try:
        with open_configured(settings, exists=True) as store:
            stream = io.BufferedWriter(_PipeWriter(pipe), _CHUNK)
            FORMS[form].write(read_documents(store), stream)
            stream.flush()
        pipe.send(b"")
    except EntenteError as error:
        pipe.send((error.problem, error.remedy))
