# https://tuberia-rota.example/examples/serve-many-clients/serve_many_clients.py | SPDX-License-Identifier: 0BSD
"""Serve several clients at once; one that leaves early ends its own conversation only. Standard library only."""

from __future__ import annotations

import collections
import contextlib
import itertools
import os
import selectors
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any

LONGEST_LINE = 2**20
"""Bytes."""
LINGER = 5.0
"""Seconds for which a client may keep its half of the connection open after the conversation."""
PAUSE = 0.1
"""Seconds before the next attempt to accept, when no descriptor was left."""

PEER_GONE = (BrokenPipeError, ConnectionResetError)
"""What tells that the far end has gone, whatever was being written."""


class Client:
    """One client, as the conversation sees it."""

    def __init__(self, id: int, connection: socket.socket, closing: threading.Event) -> None:
        self.id = id
        """1 for the first client accepted, and so on."""
        self.socket = connection
        """The raw socket, for its addresses and options. Read with `lines`, write with `send`."""
        self.closing = closing
        """Set when the server shuts down, for a conversation that waits for something else."""
        self.lines: Iterator[str] = map(_line_or_error, self._lines())
        """Whole lines (UTF-8, without the line feed); what the client sent after the last line feed is no line. Ends when
        the client has finished sending; raises when it has gone, or sends a line of over 1 MiB, and then each time."""
        # Not only the last: other conversations may send to a client that has just left.
        self.failures: collections.deque[OSError] = collections.deque(maxlen=100)
        """The errors of this connection, the last hundred. Another of the same class may come from anywhere."""
        self._sending = threading.Lock()

    def send(self, data: bytes | str) -> None:
        """Sends text or bytes; raises when that fails, BrokenPipeError when the client has gone.

        What several threads send does not mix: each waits until the one before has sent all.
        """
        data = data.encode() if isinstance(data, str) else data
        try:
            with self._sending:
                self.socket.sendall(data)
        except OSError as error:
            self.failures.append(error)
            raise

    def _lines(self) -> Iterator[str | Exception]:
        """Yields errors, too: a generator that has raised one ends in good order when it is asked again."""
        parts: list[bytes] = []
        length = 0
        while True:
            try:
                data = self.socket.recv(65536)
            except OSError as error:
                self.failures.append(error)
                yield from itertools.repeat(error)
            if not data:
                return
            first, *others = data.split(b"\n")
            parts.append(first)
            length += len(first)
            if length > LONGEST_LINE:
                yield from itertools.repeat(ValueError(f"a line of over {LONGEST_LINE} bytes"))
            for part in others:
                yield b"".join(parts).decode(errors="replace")
                parts, length = [part], len(part)


def _line_or_error(one: str | Exception) -> str:
    if isinstance(one, Exception):
        raise one
    return one


class ManyClientsServer:
    """A server on 127.0.0.1, on a port that the system chooses, with one thread for each client.

    converse        what to say to one client; its connection is ended when this returns
    on_client_gone  told of each client that left before its conversation was over (BrokenPipeError,
                    ConnectionResetError); not of those that our own `close` cut off
    on_error        told of every other error of a conversation, whatever its class, which also ends that one only
    on_accept_error told when a client cannot be accepted (EMFILE); the server goes on. By default it is ignored

    Threads end with the program, whether or not `close` was called; `with` calls it.
    Sources: accept(2), EMFILE; RFC 9293, section 3.6, on connections of which one half is closed.
    """

    def __init__(
        self,
        converse: Callable[[Client], None],
        on_client_gone: Callable[[Client, OSError], None],
        on_error: Callable[[Client, Exception], None],
        on_accept_error: Callable[[Exception], None] = lambda error: None,
    ) -> None:
        self._converse = converse
        self._on_client_gone = on_client_gone
        self._on_error = on_error
        self._on_accept_error = on_accept_error
        self._clients: dict[threading.Thread, socket.socket] = {}
        self._lock = threading.Lock()
        self._closing = threading.Event()
        with contextlib.ExitStack() as undo:
            self._listener = undo.enter_context(socket.create_server(("127.0.0.1", 0)))
            self.address: tuple[str, int] = self._listener.getsockname()
            self._listener.setblocking(False)
            # Made now: accepting and closing must work without a descriptor left.
            self._waker, self._woken = socket.socketpair()
            undo.enter_context(self._waker)
            undo.enter_context(self._woken)
            self._ready = undo.enter_context(selectors.DefaultSelector())
            self._ready.register(self._listener, selectors.EVENT_READ)
            self._ready.register(self._woken, selectors.EVENT_READ)
            self._acceptor = threading.Thread(target=self._accept, daemon=True)
            self._acceptor.start()
            undo.pop_all()

    def __enter__(self) -> ManyClientsServer:  # noqa: PYI034 (typing.Self is of 3.11)
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self, timeout: float | None = None) -> bool:
        """Stops accepting, shuts down what is still open, and waits until every conversation has ended.

        Returns whether they had, within `timeout` seconds; without one, a conversation that waits for something else
        than its client is waited for. Called by a conversation, it does not wait, and returns False: two that wait for
        each other would never end.
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

    def _shut_down_all(self) -> list[threading.Thread]:
        with self._lock:
            clients = dict(self._clients)
        for connection in clients.values():
            _shut_down(connection)
        return list(clients)

    def _accept(self) -> None:
        last = 0
        with self._listener, self._woken, self._ready:
            while True:
                self._ready.select()
                if self._closing.is_set():
                    self._shut_down_all()
                    return
                try:
                    connection, _ = self._listener.accept()
                except (BlockingIOError, ConnectionAbortedError):
                    continue  # it has left already
                except OSError as error:
                    # EMFILE, say: the client waits to be accepted, and the others are served.
                    _tell(self._on_accept_error, error)
                    self._closing.wait(PAUSE)
                    continue
                connection.setblocking(True)
                last += 1
                client = Client(last, connection, self._closing)
                thread = threading.Thread(target=self._serve, args=(client,), daemon=True)
                with self._lock:
                    self._clients[thread] = connection
                try:
                    thread.start()
                except RuntimeError as error:
                    self._forget(thread, connection)
                    _tell(self._on_accept_error, error)

    def _serve(self, client: Client) -> None:
        try:
            try:
                self._converse(client)
                gone = _departure(client)
                if gone is not None and not self._closing.is_set():
                    _tell(self._on_client_gone, client, gone)
                _end(client.socket)
            except Exception as error:  # noqa: BLE001 (it is handed over)
                client.socket.close()
                is_its = error in tuple(client.failures)
                if self._closing.is_set() and is_its:
                    return
                if is_its and isinstance(error, PEER_GONE):
                    _tell(self._on_client_gone, client, error)
                else:
                    _tell(self._on_error, client, error)
        finally:
            self._forget(threading.current_thread(), client.socket)

    def _forget(self, thread: threading.Thread, connection: socket.socket) -> None:
        connection.close()
        with self._lock:
            self._clients.pop(thread, None)


def _departure(client: Client) -> OSError | None:
    """The error of a client that has left although the conversation met none, or kept it to itself."""
    try:
        number = client.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    except OSError:
        return None  # the conversation has closed it
    told = [error for error in client.failures if isinstance(error, PEER_GONE)]
    error = told[0] if told else OSError(number, os.strerror(number))
    return error if isinstance(error, PEER_GONE) else None


def _end(connection: socket.socket) -> None:
    """Closes once the client has: what it sent and nobody read would make the kernel reset, and lose the farewell."""
    deadline = time.monotonic() + LINGER
    try:
        connection.shutdown(socket.SHUT_WR)
        while (left := deadline - time.monotonic()) > 0:
            connection.settimeout(left)
            if not connection.recv(65536):
                break
    except OSError:
        pass  # it has gone, or has taken too long


def _shut_down(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # it ended by itself meanwhile


def _tell(callback: Callable[..., Any], *about: Any) -> None:
    """Calls a callback, whose own error must not end the server."""
    try:
        callback(*about)
    except Exception:  # noqa: BLE001 (it is reported)
        try:
            traceback.print_exc()
        except (OSError, ValueError):
            pass  # nobody reads standard error, or it was closed
