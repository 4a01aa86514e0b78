# https://tuberia-rota.example/examples/shut-down-gracefully/shut_down_gracefully.py | SPDX-License-Identifier: 0BSD
"""Shut an HTTP server down without cutting off the answers under way. Standard library only."""

from __future__ import annotations

import functools
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LONGEST_WAIT = 2_000_000.0
"""Seconds."""

LONGEST_SILENCE = 2.0
"""Seconds that a client which has sent more than was read may say nothing before its connection is closed."""


class DrainingHTTPServer(ThreadingHTTPServer):
    """A server that knows its answers under way; call `serve_forever` in a thread of its own.

    Its threads end with the program: after the deadline of `shut_down_gracefully` nothing keeps it alive.
    For HTTPS, wrap its `socket` with `do_handshake_on_connect=False`: the handshake then happens in the thread of the
    connection. One that `finish_request` wraps is not known here, and never closed while idle.
    Source: https://docs.python.org/3/library/socketserver.html#socketserver.ThreadingMixIn
    """

    daemon_threads = True

    def __init__(self, address: Any, handler: Any, bind_and_activate: bool = True) -> None:
        self._connections: set[socket.socket] = set()
        """Those that are open; `_busy` are those with a request under way."""
        self._busy: set[socket.socket] = set()
        self._ended: set[socket.socket] = set()
        """Those that were idle when the end began: nothing more is read of them than what had come."""
        self._changed = threading.Condition()
        self._closing = False
        self._cut_off = False
        self._serving: threading.Thread | None = None
        super().__init__(address, _draining(handler), bind_and_activate)

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        with self._changed:
            if self._closing:
                return
            self._serving = threading.current_thread()
        try:
            super().serve_forever(poll_interval)
        finally:
            self._serving = None

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._changed:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        if self._closing:
            _read_out(request)
        with self._changed:
            self._connections.discard(request)
            self._busy.discard(request)
            self._ended.discard(request)
            self._changed.notify_all()
        super().shutdown_request(request)


def shut_down_gracefully(server: DrainingHTTPServer, deadline: float) -> bool:
    """Stops accepting, refuses new connections, closes idle ones, and waits for the answers under way.

    Tells their clients not to reuse the connection, and cuts off what has not ended within `deadline` seconds.
    A request that crosses the closing of its idle connection is served if it has all come, and otherwise not handled.
    Returns whether nothing had to be cut off. Raises RuntimeError in the thread that serves, which would wait for itself.
    Source: RFC 9112, section 9.6, `Connection: close`.
    """
    end = time.monotonic() + min(max(0, deadline), LONGEST_WAIT)
    with server._changed:
        serving = server._serving
        if serving is threading.current_thread():
            raise RuntimeError("the thread that serves cannot wait for its own end")
        server._closing = True
    if serving is not None:
        # In a thread: over TLS, the server may be held up by a client that says nothing.
        stopping = threading.Thread(target=server.shutdown, daemon=True)
        stopping.start()
        stopping.join(max(0.0, end - time.monotonic()))
    server.server_close()
    with server._changed:
        server._ended |= server._connections - server._busy
        for connection in server._ended:
            _shut(connection, socket.SHUT_RD)
        server._changed.wait_for(lambda: not server._connections, max(0.0, end - time.monotonic()))
        finished = not server._connections
        server._cut_off = True
        for connection in server._connections:
            _shut(connection, socket.SHUT_RDWR)
    return finished


class _Draining(BaseHTTPRequestHandler):
    """Put before the handler of the server: says which connections are idle, and ends them after their answer."""

    server: DrainingHTTPServer
    _interim = False

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        finally:
            with self.server._changed:
                self.server._busy.discard(self.request)
                if self.server._closing:
                    self.close_connection = True

    def parse_request(self) -> bool:
        with self.server._changed:
            self.server._busy.add(self.request)
        # A connection that is closed or cut off may end within a request: that is none.
        self.close_connection = True
        line: bytes = self.raw_requestline  # type: ignore[attr-defined]
        if not line.endswith(b"\n"):
            return False
        lines = _LastLine(self.rfile)
        self.rfile = lines  # type: ignore[assignment]
        try:
            whole = super().parse_request()
        finally:
            self.rfile = lines.file
        if whole and (lines.line not in (b"\r\n", b"\n") or self.server._cut_off or not self._has_its_body()):
            self.close_connection = True
            return False
        return whole

    def _has_its_body(self) -> bool:
        """Whether the body can be read whole: of a connection that was shut while idle, what had not come is lost."""
        if self.request not in self.server._ended:
            return True
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not length.isdecimal():
            return False
        return int(length) == 0 or len(getattr(self.rfile, "peek", bytes)()) >= int(length)

    def send_response_only(self, code: int, message: str | None = None) -> None:
        self._interim = code < 200
        super().send_response_only(code, message)

    def end_headers(self) -> None:
        if self.server._closing and not self.close_connection and not self._interim:
            self.send_header("Connection", "close")
        super().end_headers()


def _draining(handler: Any) -> Any:
    # As the manual has it for SimpleHTTPRequestHandler: partial(handler, directory=...).
    if isinstance(handler, functools.partial):
        return functools.partial(_draining(handler.func), *handler.args, **handler.keywords)
    return type(handler.__name__, (_Draining, handler), {})


class _LastLine:
    """A file that remembers the last line read of it."""

    def __init__(self, file: Any) -> None:
        self.file, self.line = file, b""

    def readline(self, limit: int = -1) -> bytes:
        self.line = self.file.readline(limit)
        return self.line


def _shut(connection: socket.socket, how: int) -> None:
    try:
        # Not the method of a TLS socket, which would forget its keys and go on in the clear.
        socket.socket.shutdown(connection, how)
    except OSError:
        pass  # it ended by itself meanwhile


def _read_out(connection: socket.socket) -> None:
    """Reads what a client goes on sending: closing over it would reset the connection, and take the answer with it."""
    _shut(connection, socket.SHUT_WR)
    try:
        connection.settimeout(0)
        while socket.socket.recv(connection, 65536):
            connection.settimeout(LONGEST_SILENCE)
    except OSError:
        pass  # it is silent, or has left
