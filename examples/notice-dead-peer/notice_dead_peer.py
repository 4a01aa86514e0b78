# https://tuberia-rota.example/examples/notice-dead-peer/notice_dead_peer.py | SPDX-License-Identifier: 0BSD
"""Notice that a peer has gone, also when nothing says so. Standard library only."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass

GONE = frozenset({errno.EPIPE, errno.ECONNRESET, errno.ETIMEDOUT, errno.EHOSTUNREACH, errno.ENETUNREACH})
"""The first two: the peer said so. The others: keep-alive, or a router, did."""

LONGEST_WAIT = 2_000_000.0
"""Seconds; a timeout of a socket may not be much longer."""


@dataclass(frozen=True)
class Departure:
    """Why there is no peer any more."""

    how: str
    """"closed": it said good-bye, or our end was closed; "broken": the kernel reported it; "silent": nothing did."""
    error: OSError | None
    """The error of a connection that was broken."""


def until_peer_leaves(
    connection: socket.socket,
    on_data: Callable[[bytes], None],
    ping: bytes,
    every: float,
    missed: int,
) -> Departure:
    """Reads until the peer has gone, also without a word, and closes the socket.

    `ping` is sent each time that `every` seconds pass without a byte; after `missed` of them in a row the peer
    counts as dead. Raises every other error as it is, those of `on_data` included, whatever their class.
    Over TLS, a reset may look like a good-bye: Python hides it as an end of the stream.
    To end the watch from another thread, call `connection.shutdown(socket.SHUT_RDWR)`.
    Sources: tcp(7), `tcp_retries2` and `tcp_keepalive_time`: minutes and hours until the kernel itself gives up.
    """
    looks = 0
    # What is left of a ping that a full connection took in part: another would garble it.
    rest = memoryview(b"")
    with connection:
        try:
            connection.settimeout(min(max(0.001, every), LONGEST_WAIT))
        except OSError:
            return Departure("closed", None)
        while True:
            try:
                data = connection.recv(65536)
            except OSError as error:
                if not _is_our_timeout(error):
                    return _departure(connection, error)
            else:
                if data == b"":
                    return Departure("closed", None)
                looks = 0
                on_data(data)
                continue
            looks += 1
            if looks > missed:
                return Departure("silent", None)
            try:
                rest = rest or memoryview(ping)
                rest = rest[connection.send(rest) :]
            except OSError as error:
                # A peer that reads nothing: no sign of life either.
                if not _is_our_timeout(error):
                    return _departure(connection, error)


def _is_our_timeout(error: OSError) -> bool:
    """Whether it is the timeout of the socket, which has no number, and not the kernel's ETIMEDOUT."""
    return isinstance(error, TimeoutError) and error.errno is None


def _departure(connection: socket.socket, error: OSError) -> Departure:
    if connection.fileno() == -1:
        return Departure("closed", None)
    # An SSLError has numbers of its own.
    if isinstance(error, ssl.SSLError):
        gone = isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError))
    else:
        gone = error.errno in GONE
    if not gone:
        raise error
    return Departure("broken", error)
