# https://tuberia-rota.example/examples/serve-many-clients/serve_many_clients.py | SPDX-License-Identifier: 0BSD
"""Serve several clients at once; one that leaves early ends its own conversation only. Standard library only."""

from __future__ import annotations

import socket
import threading
from typing import Callable

Converse = Callable[[int, socket.socket], None]
OnClientGone = Callable[[int, OSError], None]
OnError = Callable[[int, BaseException], None]


class ManyClientsServer:
    """A server on 127.0.0.1, on a port that the system chooses, with one thread for each client.

    converse      what to say to one client: its number (from 1) and its socket
    on_client_gone told of each client that left before its conversation was over
    on_error      told of every other error, which also ends that conversation only
    """

    def __init__(self, converse: Converse, on_client_gone: OnClientGone, on_error: OnError) -> None:
        self._converse = converse
        self._on_client_gone = on_client_gone
        self._on_error = on_error
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address: tuple[str, int] = self._listener.getsockname()
        self._connections: dict[threading.Thread, socket.socket] = {}
        self._lock = threading.Lock()
        self._closing = False
        self._acceptor = threading.Thread(target=self._accept)
        self._acceptor.start()

    def close(self) -> None:
        """Stops accepting, shuts down what is still open, and returns when every thread has ended."""
        self._closing = True
        # A connection wakes accept() on every platform; closing the listener from here does not.
        socket.create_connection(self.address).close()
        self._acceptor.join()
        self._listener.close()
        with self._lock:
            remaining = dict(self._connections)
        for thread, connection in remaining.items():
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # it ended by itself meanwhile
            thread.join()

    def _accept(self) -> None:
        client = 0
        while True:
            connection, _ = self._listener.accept()
            if self._closing:
                connection.close()
                return
            client += 1
            thread = threading.Thread(target=self._serve, args=(client, connection))
            with self._lock:
                self._connections[thread] = connection
            thread.start()

    def _serve(self, client: int, connection: socket.socket) -> None:
        with connection:
            try:
                self._converse(client, connection)
            except (BrokenPipeError, ConnectionResetError) as error:
                self._on_client_gone(client, error)
            except Exception as error:
                self._on_error(client, error)
            finally:
                with self._lock:
                    self._connections.pop(threading.current_thread(), None)
