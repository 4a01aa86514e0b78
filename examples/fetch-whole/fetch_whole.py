# https://tuberia-rota.example/examples/fetch-whole/fetch_whole.py | SPDX-License-Identifier: 0BSD
"""Fetch a whole body from a server that may go away. Standard library only."""

from __future__ import annotations

import copy
import email.errors
import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPMessage, IncompleteRead
from typing import Any

IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
"""RFC 9110, section 9.2.2: requests that may be repeated."""

GONE = (ConnectionError, IncompleteRead, ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""What it means that the server closed, reset or is not there; the last two over TLS."""

LONGEST_PAUSE = 30.0
"""Seconds."""

MOST_INTERIM = 100
"""Most 1xx responses before the one that counts."""

NO_HEADER = (email.errors.FirstHeaderLineIsContinuationDefect, email.errors.MissingHeaderBodySeparatorDefect)
"""How a line is called that is no header."""


@dataclass(frozen=True)
class WholeResponse:
    """A response whose body has arrived to its end."""

    status: int
    headers: HTTPMessage
    body: bytes
    attempts: int
    """How often the request was sent, the last time included."""


def fetch_whole(
    request: urllib.request.Request,
    *,
    timeout: float = 30,
    attempts: int = 3,
    pause: float = 0.2,
    repeatable: bool | None = None,
    context: ssl.SSLContext | None = None,
) -> WholeResponse:
    """`urlopen`, and the body to its end; again if the server goes away before that and the request may be repeated.

    `timeout` and `pause` are in seconds; each further pause is twice as long, at most 30 s. `timeout` is for connecting
    and for each read, not for the whole. A body that is used up by being sent (a generator, an open file) is sent only
    once. An opener installed with `install_opener` is not used.
    Raises the last error when attempts are used up or must not be made, and every other error at once, HTTPError too;
    HTTPException for a response whose length is not understood.
    Source: RFC 9110, section 9.2.2, what a client may repeat by itself.
    """
    may_repeat = request.get_method().upper() in IDEMPOTENT if repeatable is None else repeatable
    may_repeat = may_repeat and isinstance(request.data, (bytes, bytearray, memoryview, type(None)))
    opener = urllib.request.build_opener(_Http, _Https(context=context))
    attempt = 1
    while True:
        try:
            with opener.open(_as_given(request), timeout=timeout) as response:
                return WholeResponse(response.status, response.headers, response.read(), attempt)
        except (OSError, IncompleteRead) as error:
            # Not `>=`: no number of attempts (NaN) means one.
            if not may_repeat or not attempt < attempts or not server_went_away(error):
                raise
        # 2 ** 1024 would be an OverflowError.
        time.sleep(max(0.0, min(pause * 2 ** min(attempt - 1, 30), LONGEST_PAUSE)))
        attempt += 1


def _as_given(request: urllib.request.Request) -> urllib.request.Request:
    """A copy for one attempt: urllib writes the proxy into it, and sends what has been through one in the clear."""
    attempt = copy.copy(request)
    attempt.headers, attempt.unredirected_hdrs = dict(request.headers), dict(request.unredirected_hdrs)
    return attempt


def server_went_away(error: BaseException) -> bool:
    """Whether an error of `urlopen`, or of reading its body, means that the server closed, reset or is not there."""
    if type(error) is urllib.error.URLError:
        # urlopen wraps what fails while connecting or sending, but not what fails later.
        error = error.reason if isinstance(error.reason, BaseException) else error
    return isinstance(error, GONE)


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

    def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
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
        if not self.chunked:
            # The last line of a body may lack its end.
            self.fp = lines.file

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


class _HttpConnection(http.client.HTTPConnection):
    response_class = _Response


class _HttpsConnection(http.client.HTTPSConnection):
    response_class = _Response


class _Http(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(_HttpConnection, req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(context=context)
        self._ours = context

    def https_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(_HttpsConnection, req, context=self._ours)
