# https://tuberia-rota.example/examples/fetch-whole/fetch_whole.py | SPDX-License-Identifier: 0BSD
"""Fetch a whole body from a server that may go away. Standard library only."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPMessage, IncompleteRead
from typing import Optional

IDEMPOTENT = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}
"""RFC 9110, section 9.2.2: requests that may be repeated."""


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
    repeatable: Optional[bool] = None,
) -> WholeResponse:
    """`urlopen`, and the body to its end; again if the server goes away before that and the request may be repeated.

    `timeout` and `pause` are in seconds; each further pause is twice as long.
    Raises the last error when attempts are used up or must not be made, and every other error at once.
    """
    may_repeat = request.get_method() in IDEMPOTENT if repeatable is None else repeatable
    attempt = 1
    while True:
        try:
            with urllib.request.urlopen(request, timeout=timeout) as response:
                return WholeResponse(response.status, response.headers, response.read(), attempt)
        except (OSError, IncompleteRead) as error:
            if not may_repeat or attempt >= attempts or not server_went_away(error):
                raise
        time.sleep(pause * 2 ** (attempt - 1))
        attempt += 1


def server_went_away(error: BaseException) -> bool:
    """Whether an error of `urlopen`, or of reading its body, means that the server closed, reset or is not there."""
    if type(error) is urllib.error.URLError:
        # urlopen wraps what fails while connecting or sending, but not what fails later.
        error = error.reason if isinstance(error.reason, BaseException) else error
    return isinstance(error, (ConnectionError, IncompleteRead))
