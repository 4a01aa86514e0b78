# https://tuberia-rota.example/examples/python-web-servers/python_web_servers.py | SPDX-License-Identifier: 0BSD
"""Serve HTTP to clients that may leave: no traceback for them, and no work for nobody. Standard library only."""

from __future__ import annotations

import select
import socket
import socketserver
import ssl
import sys
from typing import Any

CLIENT_GONE = (BrokenPipeError, ConnectionResetError, ConnectionAbortedError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""What a write to a client that has left may raise; the last two over TLS."""


class ClientsMayLeave(socketserver.BaseServer):
    """Put it before a server of the standard library: `class Server(ClientsMayLeave, ThreadingHTTPServer)`.

    A client that leaves in the middle of an answer is no error of the server. Every other error is reported
    as before, a broken pipe that is not this client's too. Neither ends the server, not even when nobody reads the
    standard error that the report goes to. But then the `log_message` of BaseHTTPRequestHandler fails within every
    answer, before its headers: override it, or call `survive_dead_output` (survive_dead_stdout.py) first.
    Source: https://docs.python.org/3/library/socketserver.html#socketserver.BaseServer.handle_error
    """

    def client_left(self, client_address: Any, error: OSError) -> None:
        """Called when a client has left in the middle of an answer. Does nothing: override it to count them.

        Also for a broken pipe of the handler's own, to a database say, if this client has left as well: handle those
        there.
        """

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Called by the server with an exception under way; tells a client that left from every other error."""
        error = sys.exc_info()[1]
        try:
            if isinstance(error, CLIENT_GONE) and _is_dead(request):
                try:
                    self.client_left(client_address, error)
                except Exception:  # noqa: BLE001  (whatever it is, the server serves on)
                    super().handle_error(request, client_address)  # reports the error of `client_left`
            else:
                super().handle_error(request, client_address)
        except OSError:
            pass  # nobody reads what is reported there


def client_has_left(connection: socket.socket) -> bool:
    """Whether the client has closed, or cut, the connection. For work that writes nothing for a long time.

    Reads nothing and does not wait. A client that has only ended its own sending looks the same.
    Off Linux, bytes that it sent before and that were not read hide its end.
    Source: poll(2), POLLRDHUP; recv(2), MSG_PEEK.
    """
    if connection.fileno() == -1:
        return True
    ended = getattr(select, "POLLRDHUP", 0) | select.POLLERR | select.POLLHUP
    watcher = select.poll()
    watcher.register(connection, select.POLLIN | ended)
    events = watcher.poll(0)
    if not events:
        return False
    if events[0][1] & ended:
        return True
    try:
        # Past TLS, which cannot peek. Something is there, so that it does not wait.
        return socket.socket.recv(connection, 1, socket.MSG_PEEK) == b""
    except (BlockingIOError, TimeoutError):
        return False
    except CLIENT_GONE:
        return True


def _is_dead(connection: Any) -> bool:
    # A datagram comes as a tuple: there is no connection that could be dead.
    if not isinstance(connection, socket.socket):
        return False
    if connection.fileno() == -1:
        return True
    watcher = select.poll()
    watcher.register(connection, 0)
    return any(events & (select.POLLERR | select.POLLHUP) for _, events in watcher.poll(0))
