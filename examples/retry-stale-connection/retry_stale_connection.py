# https://tuberia-rota.example/examples/retry-stale-connection/retry_stale_connection.py | SPDX-License-Identifier: 0BSD
"""Send requests over a kept connection that the server may close at any time. Standard library only."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from typing import Mapping, Optional

IDEMPOTENT = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}
"""RFC 9110, section 9.2.2: requests that may be repeated."""


@dataclass(frozen=True)
class Answer:
    """A response read to its end, and whether it took two attempts."""

    status: int
    body: bytes
    repeated_after: Optional[ConnectionError]
    """What ended the first attempt; None when there was only one."""


class KeepAliveClient:
    """Keeps one connection to one server; for one thread at a time.

    A repeatable request goes over the kept connection. If that one dies before the response, it is sent once more,
    over a new one. Any other request gets a new connection, which cannot have gone stale, and is never repeated.
    """

    def __init__(self, host: str, port: int, *, timeout: float = 30) -> None:
        """`timeout` is in seconds, for connecting and for each read. For HTTPS, replace the class in `_new`."""
        self._address = (host, port)
        self._timeout = timeout
        self._kept = self._new()

    def _new(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(*self._address, timeout=self._timeout)

    def send(
        self,
        method: str,
        path: str,
        body: Optional[bytes] = None,
        headers: Mapping[str, str] = {},
        repeatable: Optional[bool] = None,
    ) -> Answer:
        """Sends a request and reads its response.

        `repeatable` says whether doing it twice is the same as once; by default, what HTTP says of the method.
        Raises the error of the second attempt, or of a first one that must not be repeated.
        """
        if not (method.upper() in IDEMPOTENT if repeatable is None else repeatable):
            self.close()
        reused = self._kept.sock is not None
        repeated_after: Optional[ConnectionError] = None
        try:
            response = self._attempt(method, path, body, headers)
        except (ConnectionResetError, BrokenPipeError) as error:
            # A new connection that dies was not stale: repeating would hide a server that is ill.
            if not reused:
                raise
            repeated_after = error
            response = self._attempt(method, path, body, headers)
        return Answer(response.status, response.read(), repeated_after)

    def _attempt(self, method, path, body, headers) -> http.client.HTTPResponse:
        try:
            self._kept.request(method, path, body, dict(headers))
            return self._kept.getresponse()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Ends the connection that is kept; the next request opens another."""
        self._kept.close()
