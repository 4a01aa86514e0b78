# https://tuberia-rota.example/examples/reconnect-with-backoff/reconnect_with_backoff.py | SPDX-License-Identifier: 0BSD
"""Connect again, waiting longer each time, while the other end is not there. Standard library only."""

from __future__ import annotations

import random
import time
from typing import Callable, Optional, TypeVar

Connection = TypeVar("Connection")

# The other end has gone, is not there yet, or cannot be reached now; a certificate or a password is none of these.
GONE = (ConnectionError, TimeoutError)


def full_jitter(attempt: int, base: float, cap: float, draw: Callable[[], float] = random.random) -> float:
    """Seconds to wait after so many failures: anything from 0 to a ceiling that doubles."""
    return draw() * min(cap, base * 2 ** (attempt - 1))


def reconnect_with_backoff(
    attempt: Callable[[], Connection],
    base: float,
    cap: float,
    attempts: int,
    on_retry: Optional[Callable[[OSError, int, float], None]] = None,
    draw: Callable[[], float] = random.random,
) -> Connection:
    """Makes a connection, trying again while the other end is not there.

    The attempt should connect and hear from the peer; it must not send what would do harm if it were done twice.
    Raises every other error at once, and the last error when all the attempts have failed.
    """
    for tried in range(1, attempts + 1):
        try:
            return attempt()
        except GONE as error:
            if tried == attempts:
                raise
            wait = full_jitter(tried, base, cap, draw)
            if on_retry is not None:
                on_retry(error, tried, wait)
            time.sleep(wait)
    raise ValueError("at least one attempt is needed")
