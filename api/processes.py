"""Processes of a server: work that would take its interpreter from the answers runs in one of its own."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.process import BaseProcess


def start(target: Callable[..., None], *arguments: object) -> BaseProcess:
    """Start a process that ends with this one, however this one ends.

    It is spawned: a fork would copy open databases, locks and threads. Arguments are sent to it, credentials among
    them, so that they stand in no command line.
    """
    process = multiprocessing.get_context("spawn").Process(target=_run, args=(target, *arguments), daemon=True)
    process.start()
    return process


def end(process: BaseProcess) -> None:
    """End a process by force and wait until it is gone."""
    process.kill()
    process.join()
    process.close()


def _run(target: Callable[..., None], *arguments: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process
    end_with_parent()
    target(*arguments)


def end_with_parent() -> None:
    """End this process when the one that started it has ended, however it ended."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(0)
