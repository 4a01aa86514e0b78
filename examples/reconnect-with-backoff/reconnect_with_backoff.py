# https://tuberia-rota.example/examples/reconnect-with-backoff/reconnect_with_backoff.py | SPDX-License-Identifier: 0BSD
"""Connect again, waiting longer each time, while the other end is not there. Standard library only."""

from __future__ import annotations

import errno
import random
import socket
import ssl
import time
from collections.abc import Callable
from typing import TypeVar

Connection = TypeVar("Connection")

GONE = (ConnectionError, TimeoutError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""The other end has gone or is not there yet; a certificate or a password is none of these."""

UNREACHABLE = frozenset({errno.EHOSTUNREACH, errno.ENETUNREACH})
"""It cannot be reached now. Python has no class for these two."""

MOST_CAUSES = 10
"""Longest chain of causes that is looked along: some form a circle."""

LONGEST_WAIT = 2_147_483.0
"""Seconds; `time.sleep` takes no number at all beyond its range."""


def is_gone(error: BaseException) -> bool:
    """Whether an error, or what caused it, says that the other end is not there, so that trying again later makes sense.

    Source: https://docs.python.org/3/library/exceptions.html#os-exceptions
    """
    cause: BaseException | None = error
    for _ in range(MOST_CAUSES):
        if cause is None:
            return False
        # `localhost` has two addresses: when both refuse, the error may be a group of them.
        group = getattr(cause, "exceptions", None)
        if group:
            return all(_is_gone_itself(one) for one in group)
        if _is_gone_itself(cause):
            return True
        # urllib keeps the cause in `reason`.
        reason = getattr(cause, "reason", None)
        cause = cause.__cause__ or (reason if isinstance(reason, BaseException) else None)
    return False


def _is_gone_itself(error: BaseException) -> bool:
    # Of a name that cannot be looked up now; the other errors of a look-up say that there is none.
    if isinstance(error, socket.gaierror):
        return error.errno == socket.EAI_AGAIN
    return isinstance(error, GONE) or (isinstance(error, OSError) and error.errno in UNREACHABLE)


def full_jitter(
    attempt: int, base: float = 0.1, cap: float = 30, draw: Callable[[], float] = random.random
) -> float:
    """Seconds to wait after so many failures: anything from 0 to a ceiling that doubles.

    Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """
    # 2.0 ** 1024 would be an OverflowError.
    ceiling = base * 2.0 ** min(attempt - 1, 1000)
    return max(0.0, draw() * min(LONGEST_WAIT, cap, ceiling))


def reconnect_with_backoff(
    attempt: Callable[[], Connection],
    base: float = 0.1,
    cap: float = 30,
    attempts: int = 10,
    on_retry: Callable[[Exception, int, float], None] | None = None,
    draw: Callable[[], float] = random.random,
    retry_if: Callable[[Exception], bool] = is_gone,
) -> Connection:
    """Makes a connection, trying again while the other end is not there.

    The attempt should connect and hear from the peer; it must not send what would do harm if it were done twice, closes
    its own socket when it fails, and sets its own time limit.
    Raises at once every error that `retry_if` refuses, and the last error when all the attempts have failed.
    Sources: https://docs.python.org/3/library/exceptions.html#ConnectionError; tcp(7), `tcp_syn_retries`: minutes.
    """
    tried = 0
    while True:
        tried += 1
        try:
            return attempt()
        except Exception as error:
            # Not `>=`: no number of attempts (NaN) means one.
            if not tried < attempts or not retry_if(error):
                raise
            wait = full_jitter(tried, base, cap, draw)
            if on_retry is not None:
                on_retry(error, tried, wait)
        # Outside: the error, and what its trace holds, need not live on while we wait.
        time.sleep(wait)
