# https://tuberia-rota.example/examples/python-web-servers/python_web_servers.py | SPDX-License-Identifier: 0BSD
"""Serve HTTP to clients that may leave: no traceback for them, and no work for nobody. Standard library only."""

from __future__ import annotations

import select
import socket
import socketserver
import sys
from typing import Any

CLIENT_GONE = (BrokenPipeError, ConnectionResetError, ConnectionAbortedError)


class ClientsMayLeave(socketserver.BaseServer):
    """Put it before a server of the standard library: `class Server(ClientsMayLeave, ThreadingHTTPServer)`.

    A client that leaves in the middle of an answer is no error of the server. Every other error is reported
    as before, a broken pipe that is not this client's too.
    """

    def client_left(self, client_address: Any, error: ConnectionError) -> None:
        """Called when a client has left in the middle of an answer. Does nothing: override it to count them."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        error = sys.exc_info()[1]
        if isinstance(error, CLIENT_GONE) and _is_dead(request):
            self.client_left(client_address, error)
        else:
            super().handle_error(request, client_address)


def client_has_left(connection: socket.socket) -> bool:
    """Whether the client has closed, or cut, the connection. For work that writes nothing for a long time.

    Reads nothing and does not wait. A client that has only ended its own sending looks the same. Not for TLS.
    """
    try:
        return connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except CLIENT_GONE:
        return True


def _is_dead(connection: socket.socket) -> bool:
    watcher = select.poll()
    watcher.register(connection, 0)
    return any(events & (select.POLLERR | select.POLLHUP) for _, events in watcher.poll(0))
