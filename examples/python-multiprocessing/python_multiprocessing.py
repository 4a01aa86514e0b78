# https://tuberia-rota.example/examples/python-multiprocessing/python_multiprocessing.py | SPDX-License-Identifier: 0BSD
"""When a worker process dies: say how it died, not that a pipe broke. Standard library only."""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import pickle
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any

FORCE_KILL_AFTER = 5.0
"""Seconds for which a worker of a broken pool may ignore SIGTERM, or be stopped, before it gets a SIGKILL."""
LOOK_EVERY = 0.1
"""Seconds between two looks at whether a worker has ended, when its own children keep that from being told."""


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
    then stays done: repeat it only if that does no harm. An exception of the function is raised as it is, or as a
    RuntimeError if it cannot be pickled, once the items under way are done. Nothing limits the time that the function
    takes, nor the wait for a worker that has died and left children of its own. In the workers, SIGTERM has no handler.
    Source: https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.process.BrokenProcessPool
    """
    context = _Recording()
    # A forked worker that kept the program's handler would not end by the SIGTERM that the pool sends it.
    end_by_sigterm = {"initializer": signal.signal, "initargs": (signal.SIGTERM, signal.SIG_DFL)}
    with ProcessPoolExecutor(workers, mp_context=context, **end_by_sigterm) as pool:  # type: ignore[call-overload]
        try:
            # Unpickled here, not by the pool: it takes what cannot be for the death of a worker.
            return [pickle.loads(result) for result in pool.map(functools.partial(_call, function), items)]
        except BrokenProcessPool as error:
            # The pool ends those that still live with SIGTERM, and waits for them.
            forced = _end_by_force(context.processes)
            pool.shutdown()
            ended = [process for process in context.processes if process not in forced]
            codes = [process.exitcode for process in ended if process.exitcode is not None]
            raise WorkerDied([code for code in codes if code != -signal.SIGTERM] or codes) from error


def ask(worker: BaseProcess, connection: Connection, question: Any) -> Any:
    """Sends a question to a worker on the other end of a multiprocessing.Pipe and returns its answer.

    One question at a time: close the pipe when this was interrupted, since the answer may still come.
    Raises WorkerDied if the worker has ended, also while others hold its end of the pipe (workers that were forked
    meanwhile, its own children); if it lives and has only closed the pipe, the error as it is.
    Nothing limits the time of a worker that lives.
    Source: https://docs.python.org/3/library/multiprocessing.html#multiprocessing.connection.Connection.recv
    """
    try:
        with _shut_when_it_ends(worker, connection):
            connection.send(question)
            answer = connection.recv_bytes()
    except (OSError, EOFError) as error:
        # An OSError without a number: the end came in the middle of the answer.
        gone = isinstance(error, (BrokenPipeError, ConnectionResetError, EOFError)) or error.errno is None
        worker.join(timeout=1 if gone else 0)
        if not gone or worker.exitcode is None:
            raise
        raise WorkerDied([worker.exitcode]) from error
    return pickle.loads(answer)


@contextlib.contextmanager
def _shut_when_it_ends(worker: BaseProcess, connection: Connection) -> Iterator[None]:
    """Ends what waits at the pipe once the worker has ended; an answer that has come is read all the same."""
    over, done = multiprocessing.Pipe(duplex=False)

    def watch() -> None:
        while over not in wait([over, worker.sentinel], LOOK_EVERY):
            if worker.exitcode is not None:
                end = socket.socket(fileno=connection.fileno())
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.detach()
                return

    with over, done:
        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.send_bytes(b"")
            watcher.join()


def _call(function: Callable[[Any], Any], item: Any) -> bytes:
    """Calls the function in a worker. What it returns is pickled here, and what it raises is tried."""
    try:
        return bytes(ForkingPickler.dumps(function(item)))
    except Exception as error:
        try:
            pickle.loads(pickle.dumps(error))
        except Exception:  # noqa: BLE001 (whatever its own methods raise)
            raise RuntimeError(f"an error that cannot be pickled: {error!r}") from error
        raise


def _end_by_force(processes: Sequence[BaseProcess]) -> list[BaseProcess]:
    """Kills those that have not ended after a while, and returns them."""
    deadline = time.monotonic() + FORCE_KILL_AFTER
    alive = {process.sentinel: process for process in processes}
    while alive and (left := deadline - time.monotonic()) > 0:
        for sentinel in wait(list(alive), left):
            del alive[sentinel]  # type: ignore[arg-type]
    for process in alive.values():
        process.kill()
    return list(alive.values())


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
