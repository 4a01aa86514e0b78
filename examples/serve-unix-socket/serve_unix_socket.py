# https://tuberia-rota.example/examples/serve-unix-socket/serve_unix_socket.py | SPDX-License-Identifier: 0BSD
"""Serve a control socket over a Unix domain socket; clients may leave when they like. Standard library only."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import selectors
import socket
import stat
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any

LONGEST_LINE = 2**20
"""Bytes."""
PAUSE = 0.1
"""Seconds before the next attempt to accept, when no descriptor was left."""

CLIENT_GONE = (BrokenPipeError, ConnectionResetError)
"""What tells that the client has gone."""


class UnixServer:
    """Answers lines on a Unix domain socket, one thread per client, until `close`, which `with` calls.

    Threads end with the program, whether or not it was called.
    Sources: unix(7), EADDRINUSE and the length of a path; connect(2), ECONNREFUSED; accept(2), EMFILE.
    """

    def __init__(
        self,
        path: str,
        answer: Callable[[str], str],
        on_client_gone: Callable[[OSError], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Listens, in spite of the file that a killed predecessor has left behind.

        path            of the socket file, at most 107 bytes on Linux (unix(7)); it is removed when the server closes
        answer          gets and gives a line without its line feed; an answer with one in it is an error. A line that the
                        client did not end, because it was killed, say, is dropped: half a command is no command. It sets
                        its own time limit
        on_client_gone  told of each client that left before it had its answer, or was cut off by our own closing
        on_error        told of every error of `answer`, whatever its class, of a line of over 1 MiB, of clients that
                        cannot be accepted, and of a file that cannot be removed

        Raises OSError (EADDRINUSE) when another process answers on the path or it is no socket, EACCES, ENOENT.
        """
        # The program may go to another folder, as services do.
        self._path = os.path.abspath(path)
        self._answer = answer
        self._on_client_gone = on_client_gone
        self._on_error = on_error
        self._clients: dict[threading.Thread, socket.socket] = {}
        self._lock = threading.Lock()
        self._closing = threading.Event()
        with contextlib.ExitStack() as undo:
            self._listener = undo.enter_context(socket.socket(socket.AF_UNIX))
            # Made now: accepting and closing must work without a descriptor left.
            self._waker, self._woken = socket.socketpair()
            undo.enter_context(self._waker)
            undo.enter_context(self._woken)
            self._ready = undo.enter_context(selectors.DefaultSelector())
            # Else two that start at once could each take the other's file, which does not listen yet, for a stale one.
            with _alone_in(os.path.dirname(self._path)):
                try:
                    self._listener.bind(path)
                except OSError as error:
                    if error.errno != errno.EADDRINUSE or not _is_stale(path):
                        raise
                    with contextlib.suppress(FileNotFoundError):
                        os.unlink(path)
                    self._listener.bind(path)
                self._file = os.lstat(path).st_ino
                self._listener.listen()
            self._listener.setblocking(False)
            self._ready.register(self._listener, selectors.EVENT_READ)
            self._ready.register(self._woken, selectors.EVENT_READ)
            self._acceptor = threading.Thread(target=self._accept, daemon=True)
            self._acceptor.start()
            undo.pop_all()

    def __enter__(self) -> UnixServer:  # noqa: PYI034 (typing.Self is of 3.11)
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self, timeout: float | None = None) -> bool:
        """Stops listening, ends every client, and removes the file, which Python does not do by itself.

        Returns whether every answer under way had ended within `timeout` seconds; without one it waits for them.
        Called by `answer`, it does not wait, and returns False: two that wait for each other would never end.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        left: Callable[[], float | None] = lambda: None if deadline is None else max(0.0, deadline - time.monotonic())
        self._closing.set()
        self._waker.close()
        with self._lock:
            if threading.current_thread() in self._clients:
                return False
        acceptor = [] if self._acceptor is threading.current_thread() else [self._acceptor]
        for thread in acceptor:
            thread.join(left())
        remaining = [*acceptor, *self._shut_down_all()]
        for thread in remaining:
            thread.join(left())
        return not any(thread.is_alive() for thread in remaining)

    def _remove_file(self) -> None:
        """Once, and before the listener is closed: afterwards a successor's file may be given the number of this one."""
        try:
            # A successor may have put its own there.
            if os.lstat(self._path).st_ino == self._file:
                os.unlink(self._path)
        except FileNotFoundError:
            pass
        except OSError as error:
            _tell(self._on_error, error)

    def _shut_down_all(self) -> list[threading.Thread]:
        with self._lock:
            clients = dict(self._clients)
        for client in clients.values():
            with contextlib.suppress(OSError):  # it ended by itself meanwhile
                client.shutdown(socket.SHUT_RDWR)
        return list(clients)

    def _accept(self) -> None:
        with self._listener, self._woken, self._ready:
            while True:
                self._ready.select()
                if self._closing.is_set():
                    self._remove_file()
                    self._shut_down_all()
                    return
                try:
                    client, _ = self._listener.accept()
                except (BlockingIOError, ConnectionAbortedError):
                    continue  # it has left already
                except OSError as error:
                    # EMFILE, say: the client waits to be accepted, and the others are served.
                    _tell(self._on_error, error)
                    self._closing.wait(PAUSE)
                    continue
                client.setblocking(True)
                thread = threading.Thread(target=self._serve, args=(client,), daemon=True)
                with self._lock:
                    self._clients[thread] = client
                try:
                    thread.start()
                except RuntimeError as error:
                    self._forget(thread, client)
                    _tell(self._on_error, error)

    def _serve(self, client: socket.socket) -> None:
        try:
            self._converse(client)
        finally:
            self._forget(threading.current_thread(), client)

    def _converse(self, client: socket.socket) -> None:
        lines = _lines_of(client)
        while True:
            try:
                line = next(lines, None)
            except OSError as error:
                _tell(self._on_client_gone if isinstance(error, CLIENT_GONE) else self._on_error, error)
                return
            except ValueError as error:
                _tell(self._on_error, error)
                return
            if line is None:
                return
            try:
                reply = f"{self._answer(line)}\n".encode()
                if reply.count(b"\n") > 1:
                    raise ValueError("an answer of several lines")
            except Exception as error:  # noqa: BLE001 (it is handed over)
                _tell(self._on_error, error)
                return
            try:
                client.sendall(reply)
            except OSError as error:
                _tell(self._on_client_gone if isinstance(error, CLIENT_GONE) else self._on_error, error)
                return

    def _forget(self, thread: threading.Thread, client: socket.socket) -> None:
        client.close()
        with self._lock:
            self._clients.pop(thread, None)


def _lines_of(client: socket.socket) -> Iterator[str]:
    """Whole lines: what stands after the last line feed is none. Each byte is looked at once, however long a line is."""
    parts: list[bytes] = []
    length = 0
    while data := client.recv(65536):
        first, *others = data.split(b"\n")
        parts.append(first)
        length += len(first)
        if length > LONGEST_LINE:
            raise ValueError(f"a line of over {LONGEST_LINE} bytes")
        for part in others:
            line = b"".join(parts).decode(errors="replace")
            yield line.removesuffix("\r")
            parts, length = [part], len(part)


@contextlib.contextmanager
def _alone_in(folder: str) -> Iterator[None]:
    """Keeps every other server of this kind from starting in a folder meanwhile, by a lock on the folder itself."""
    with contextlib.ExitStack() as undo:
        # One that may not be read can hold a socket all the same.
        with contextlib.suppress(OSError):
            number = os.open(folder, os.O_RDONLY)
            undo.callback(os.close, number)
            fcntl.flock(number, fcntl.LOCK_EX)
        yield


def _is_stale(path: str) -> bool:
    """Whether the path is a socket file that no process answers on any more."""
    # An ordinary file refuses connections as well, and must not be removed.
    if not stat.S_ISSOCK(os.lstat(path).st_mode):
        return False
    with socket.socket(socket.AF_UNIX) as probe:
        # One that has no time to accept is alive: it must not be waited for.
        probe.setblocking(False)
        try:
            probe.connect(path)
        except ConnectionRefusedError:
            return True
        except BlockingIOError:
            pass
        return False


def _tell(callback: Callable[[Any], None], error: Exception) -> None:
    """Calls a callback, whose own error must not end the server."""
    try:
        callback(error)
    except Exception:  # noqa: BLE001 (it is reported)
        try:
            traceback.print_exc()
        except (OSError, ValueError):
            pass  # nobody reads standard error, or it was closed
