# https://tuberia-rota.example/examples/retry-stale-connection/retry_stale_connection.py | SPDX-License-Identifier: 0BSD
"""Send requests over a kept connection that the server may close at any time. Standard library only."""

from __future__ import annotations

import email.errors
import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
"""RFC 9110, section 9.2.2: requests that may be repeated."""

STALE = (ConnectionResetError, BrokenPipeError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""What a connection says that the server had closed; the last two over TLS."""

MOST_INTERIM = 100
"""Most 1xx responses before the one that counts."""

NO_HEADER = (email.errors.FirstHeaderLineIsContinuationDefect, email.errors.MissingHeaderBodySeparatorDefect)
"""How a line is called that is no header."""


@dataclass(frozen=True)
class Answer:
    """A response read to its end, and whether it took two attempts."""

    status: int
    body: bytes
    repeated_after: OSError | None
    """What ended the first attempt; None when there was only one."""


class KeepAliveClient:
    """Keeps one connection to one server; for one thread at a time.

    A repeatable request goes over the kept connection. If that one dies before the response, it is sent once more,
    over a new one. Any other request gets a new connection, which cannot have gone stale, and is never repeated.
    Sources: RFC 9110, section 9.2.2, what may be repeated; RFC 9112, section 9.3.1, when a client may do so by itself.
    """

    def __init__(
        self, host: str, port: int, *, timeout: float = 30, context: ssl.SSLContext | None = None
    ) -> None:
        """`timeout` is in seconds, for connecting and for each read. With `context`, over HTTPS."""
        self._kept: http.client.HTTPConnection
        if context is None:
            self._kept = http.client.HTTPConnection(host, port, timeout=timeout)
        else:
            self._kept = http.client.HTTPSConnection(host, port, timeout=timeout, context=context)
        self._kept.response_class = _Response

    def send(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        headers: Mapping[str, str] = {},
        repeatable: bool | None = None,
    ) -> Answer:
        """Sends a request and reads its response.

        `repeatable` says whether doing it twice is the same as once; by default, what HTTP says of the method.
        Content-Length and Transfer-Encoding are set here, from the body, which is text (sent as UTF-8) or bytes.
        Raises the error of the second attempt, or of a first one that must not be repeated; TypeError for a body that
        could be sent only once (a generator, an open file); HTTPException if the server switches protocols, or the
        length of its response is not understood.
        """
        if isinstance(body, str):
            body = body.encode()
        if not isinstance(body, (bytes, bytearray, memoryview, type(None))):
            raise TypeError("a body that can be sent again is text or bytes")
        if not (method.upper() in IDEMPOTENT if repeatable is None else repeatable):
            self.close()
        if self._kept.sock is not None and not _is_quiet(self._kept.sock):
            self.close()
        framing = ("content-length", "transfer-encoding")
        fields = {name: value for name, value in headers.items() if name.strip().lower() not in framing}
        reused = self._kept.sock is not None
        try:
            return self._attempt(method, path, body, fields, None)
        except _DiedBeforeResponse as died:
            # A new connection that dies was not stale: repeating would hide a server that is ill.
            if not reused:
                raise died.error from None
            stale = died.error
        try:
            return self._attempt(method, path, body, fields, stale)
        except _DiedBeforeResponse as died:
            raise died.error from None

    def _attempt(
        self, method: str, path: str, body: bytes | None, fields: Mapping[str, str], after: OSError | None
    ) -> Answer:
        try:
            try:
                self._kept.request(method, path, body, fields)
                response: Any = self._kept.getresponse()
            except STALE as error:
                raise _DiedBeforeResponse(error) from None
            if response.status == 101 or (method.upper() == "CONNECT" and 200 <= response.status < 300):
                raise http.client.HTTPException("the server switched protocols")
            answer = Answer(response.status, response.read(), after)
            if response.surplus:
                self.close()
            return answer
        except BaseException:
            # What is left of a response must not be taken for the next one.
            self.close()
            raise

    def close(self) -> None:
        """Ends the connection that is kept; the next request opens another."""
        self._kept.close()


class _DiedBeforeResponse(Exception):
    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


def _is_quiet(sock: socket.socket) -> bool:
    """Whether nothing has come since the last response: neither the server's end nor an answer to nobody's question."""
    timeout = sock.gettimeout()
    try:
        sock.settimeout(0)
        # Read, not polled for: TLS keeps what it has deciphered, and has messages of its own.
        sock.recv(1)
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    except OSError:
        return False
    finally:
        sock.settimeout(timeout)
    return False


def _has_more(file: Any, sock: socket.socket) -> bool:
    """Whether something of a connection is left to read, without waiting for it."""
    timeout = sock.gettimeout()
    try:
        sock.settimeout(0)
        return bool(file.peek(1))
    except OSError:
        return False
    finally:
        sock.settimeout(timeout)


class _WholeLines:
    """A file that remembers its last line, and takes one that the end of the connection cut short for none."""

    def __init__(self, file: Any) -> None:
        self.file, self.last = file, b""

    def readline(self, limit: int = -1) -> bytes:
        line: bytes = self.file.readline(limit)
        if b"\r" in line[:-2]:
            # The parser of headers would take it for the end of a line.
            raise http.client.HTTPException("a carriage return within a line")
        self.last = line if line.endswith(b"\n") or len(line) == limit else b""
        return self.last

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


class _Response(http.client.HTTPResponse):
    """The response that counts, whole.

    http.client takes 103 for the answer, headers or chunks that were cut short for whole, and where it does not
    understand the length, all that comes before the end.
    """

    surplus = False
    """Whether more has come with it: the next response would begin in the middle."""

    def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
        self._sock = sock
        if isinstance(sock, ssl.SSLSocket):
            # Without TLS's own good-bye, a body without a length was cut short: RFC 9112, section 9.8.
            sock.suppress_ragged_eofs = False  # type: ignore[attr-defined]
        super().__init__(sock, *args, **options)

    def begin(self) -> None:
        lines = _WholeLines(self.fp)
        self.fp = lines  # type: ignore[assignment]
        for _ in range(MOST_INTERIM):
            super().begin()
            if lines.last not in (b"\r\n", b"\n"):
                raise http.client.RemoteDisconnected("Remote end closed connection within the headers")
            if not 102 <= self.status < 200:
                break
            # It reads only while it has no headers.
            self.headers = self.msg = None  # type: ignore[assignment]
        else:
            raise http.client.HTTPException("too many interim responses")
        self._check_framing()
        if self.status in (204, 304):
            # They have no body, whatever their headers say.
            self.chunked = False

    def _close_conn(self) -> None:
        self.surplus = self.surplus or (not self.will_close and _has_more(self.fp, self._sock))
        super()._close_conn()  # type: ignore[misc]

    def _check_framing(self) -> None:
        """Source: RFC 9112, section 6.3: with a length that is not understood, nothing after the headers can be."""
        lengths = {length.strip() for length in self.headers.get_all("Content-Length", [])}
        coding = ",".join(self.headers.get_all("Transfer-Encoding", [])).strip().lower()
        # From a line on that is no header, none is read.
        torn = any(isinstance(defect, NO_HEADER) for defect in self.headers.defects)
        if torn or len(lengths) > 1 or not all(map(str.isdecimal, lengths)) or coding not in ("", "chunked"):
            raise http.client.HTTPException("the length of the response is not understood")
        if coding and not self.chunked and self.length is None:
            # A space after it, which is no part of the word.
            self.chunked, self.chunk_left = True, None
