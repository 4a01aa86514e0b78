# https://tuberia-rota.example/examples/python-multiprocessing/python_multiprocessing.py | SPDX-License-Identifier: 0BSD
"""When a worker process dies: say how it died, not that a pipe broke. Standard library only."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any


class WorkerDied(RuntimeError):
    """A worker process has ended without an answer. Its cause, `__cause__`, is the error that this led to."""

    def __init__(self, exit_codes: Iterable[int]) -> None:
        self.exit_codes = tuple(exit_codes)
        """Exit codes of the workers that died; the negative number of the signal, if one ended them."""
        super().__init__("a worker process ended with " + ", ".join(map(_ending, self.exit_codes)))

    def __reduce__(self) -> tuple[Any, ...]:
        # It may itself be the answer of a process.
        return type(self), (self.exit_codes,)


def run_in_processes(
    function: Callable[[Any], Any], items: Iterable[Any], *, workers: int | None = None
) -> list[Any]:
    """Calls function with each item in a pool of processes and returns the results, in the order of the items.

    Raises WorkerDied where ProcessPoolExecutor says only that the pool is broken. What the item had already done
    then stays done: repeat it only if that does no harm. An exception of the function is raised as it is, once the
    items under way are done. Nothing limits the time that the function takes. In the workers, SIGTERM has no handler.
    Source: https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.process.BrokenProcessPool
    """
    context = _Recording()
    # A forked worker that kept the program's handler would not end by the SIGTERM that the pool sends it.
    end_by_sigterm = {"initializer": signal.signal, "initargs": (signal.SIGTERM, signal.SIG_DFL)}
    with ProcessPoolExecutor(workers, mp_context=context, **end_by_sigterm) as pool:  # type: ignore[call-overload]
        try:
            return list(pool.map(function, items))
        except BrokenProcessPool as error:
            # Waits until every worker has ended; those that still lived are ended with SIGTERM.
            pool.shutdown()
            codes = [process.exitcode for process in context.processes if process.exitcode is not None]
            raise WorkerDied([code for code in codes if code != -signal.SIGTERM] or codes) from error


def ask(worker: BaseProcess, connection: Connection, question: Any) -> Any:
    """Sends a question to a worker on the other end of a multiprocessing.Pipe and returns its answer.

    One question at a time: close the pipe when this was interrupted, since the answer may still come.
    Raises WorkerDied if the worker has ended; if it lives and has only closed the pipe, the error as it is.
    Nobody but the worker may hold its end of the pipe, neither the parent, which closes its copy, nor workers that were
    forked before it did: else a question that no pipe holds, or an answer that death cut short, is waited for for ever.
    Source: https://docs.python.org/3/library/multiprocessing.html#multiprocessing.connection.Connection.recv
    """
    try:
        connection.send(question)
        # Also for the end of the worker: another process may hold a copy of its end of the pipe.
        if connection not in wait([connection, worker.sentinel]) and not connection.poll():
            raise EOFError("the worker ended without an answer")
        answer = connection.recv_bytes()
    except (OSError, EOFError) as error:
        # An OSError without a number: the end came in the middle of the answer.
        gone = isinstance(error, (BrokenPipeError, ConnectionResetError, EOFError)) or error.errno is None
        worker.join(timeout=1 if gone else 0)
        if not gone or worker.exitcode is None:
            raise
        raise WorkerDied([worker.exitcode]) from error
    return pickle.loads(answer)


class _Recording:
    """The default context of multiprocessing, which remembers the processes that it made."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context()
        self.processes: list[BaseProcess] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)

    def Process(self, *args: Any, **options: Any) -> BaseProcess:
        process = self._context.Process(*args, **options)
        self.processes.append(process)
        return process


def _ending(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"
