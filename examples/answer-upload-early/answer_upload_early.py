# https://tuberia-rota.example/examples/answer-upload-early/answer_upload_early.py | SPDX-License-Identifier: 0BSD
"""Upload to a server that may answer early and close. Standard library only."""

from __future__ import annotations

import email.errors
import http.client
import io
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SERVER_CLOSED = (BrokenPipeError, ConnectionResetError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""What sending says when the server has closed; the last two over TLS."""

MOST_INTERIM = 100
"""Most 1xx responses before the one that counts."""

NO_HEADER = (email.errors.FirstHeaderLineIsContinuationDefect, email.errors.MissingHeaderBodySeparatorDefect)
"""How a line is called that is no header."""


@dataclass(frozen=True)
class UploadAnswer:
    """What the server said, and whether it took the whole body."""

    status: int
    body: bytes
    upload_error: OSError | None
    """The broken pipe, if the server closed before the upload was over, or the TimeoutError of sending, if it stopped
    reading; the answer is complete all the same."""


def upload(
    connection: http.client.HTTPConnection | http.client.HTTPSConnection,
    path: str,
    body: bytes | str,
    method: str = "POST",
    headers: Mapping[str, str] = {},
) -> UploadAnswer:
    """Sends a request and reads its answer, even if sending failed because the server had answered and closed.

    Give the connection a timeout: nothing else limits the wait. It is closed unless everything went well, and made anew
    before anything is sent if the server has closed it or spoken over it meanwhile.
    Content-Length and Transfer-Encoding are set here, from the body, which is text (sent as UTF-8) or bytes.
    Raises the error of sending if there is no answer: then nobody knows whether the upload was taken; TypeError for any
    other body; HTTPException if the server switches protocols, or the length of its answer is not understood.
    Source: RFC 9112, section 9.6, on the reset that takes the answer with it.
    """
    data = body.encode() if isinstance(body, str) else body
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError("the body is text or bytes")
    own = ("content-length", "transfer-encoding", "expect")
    fields = {name: value for name, value in headers.items() if name.strip().lower() not in own}
    fields["Content-Length"] = str(memoryview(data).nbytes)
    failure: OSError | None = None
    connection.response_class = _Response
    try:
        try:
            # A 408, say, which would be taken for the answer.
            if connection.sock is not None and not _is_quiet(connection.sock):
                connection.close()
            if connection.sock is None:
                connection.connect()
            # As a file, it is sent piece by piece: a timeout of the connection is then for each, not for the whole.
            connection.request(method, path, io.BytesIO(data), fields)
        except (*SERVER_CLOSED, TimeoutError) as error:
            # A connection that was never made has no answer.
            if connection.sock is None:
                raise
            # What the server said before it closed may be waiting to be read.
            failure = error
        try:
            response = connection.getresponse()
            if response.status == 101 or (method.upper() == "CONNECT" and 200 <= response.status < 300):
                raise http.client.HTTPException("the server switched protocols")
            answer = UploadAnswer(response.status, response.read(), failure)
        except (OSError, http.client.HTTPException) as error:
            raise (failure or error) from None
    except BaseException:
        connection.close()
        raise
    if failure is not None:
        connection.close()
    return answer


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
