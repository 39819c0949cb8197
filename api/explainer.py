"""Explanations over HTTP: a process with the rules in its memory reads texts, so that answers do not wait for it."""

from __future__ import annotations

import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from api import processes
from api.explaining import explain
from api.reading import open_pipeline
from api.settings import Settings
from loaders.documents import Document, make_document
from loaders.readers.draft import Draft
from ontology.errors import EntenteError, InvalidDate, UnreadableDocument

_POLL_SECONDS = 0.05
_IDLE_SECONDS = 300.0
_GONE = "the explanation was cancelled"


class InvalidText(EntenteError):
    """A text that is no document."""


class Explainer:
    """Explains one document at a time, in a process that is started for the first and kept for the next."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._turn = threading.Lock()
        self._process: tuple[BaseProcess, Connection] | None = None

    def explain(self, given: Document | Draft, gone: threading.Event) -> dict[str, object]:
        """The explanation of a document, for a program; `gone` ends it.

        Errors: InvalidText for a draft that is none.
        """
        with self._turn:
            for _ in range(2):  # the process may have ended since it was last asked: of its own accord, or killed
                _, pipe = self._process or self._start()
                try:
                    pipe.send(given)
                    while not pipe.poll(_POLL_SECONDS):
                        if gone.is_set():
                            raise EntenteError(_GONE)
                    told = pipe.recv()
                except (EOFError, OSError):
                    self._end()
                    continue
                except EntenteError:
                    self._end()
                    raise
                if isinstance(told, tuple):
                    raise InvalidText(*told)
                assert isinstance(told, dict)
                return told
        raise EntenteError("the process that explains has ended twice", "Send a shorter text.")

    def _start(self) -> tuple[BaseProcess, Connection]:
        ours, theirs = Pipe()
        self._process = processes.start(answer, self._settings, theirs), ours
        theirs.close()
        return self._process

    def _end(self) -> None:
        if self._process:
            process, pipe = self._process
            processes.end(process)
            pipe.close()
            self._process = None

    def close(self) -> None:
        """End the process."""
        with self._turn:
            self._end()


def answer(settings: Settings, pipe: Connection) -> None:
    """Explain what comes through a pipe, until nothing has come for a while."""
    pipeline = open_pipeline(settings)
    while pipe.poll(_IDLE_SECONDS):
        given = pipe.recv()
        try:
            document = given if isinstance(given, Document) else make_document(given, "text")
            pipe.send(explain(pipeline, document).to_json())
        except (UnreadableDocument, InvalidDate) as error:
            pipe.send((error.problem, error.remedy))
