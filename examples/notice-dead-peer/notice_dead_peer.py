# https://tuberia-rota.example/examples/notice-dead-peer/notice_dead_peer.py | SPDX-License-Identifier: 0BSD
"""Notice that a peer has gone, also when nothing says so. Standard library only."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import Callable, Optional


@dataclass(frozen=True)
class Departure:
    """Why there is no peer any more."""

    how: str
    """"closed": it said good-bye; "broken": the kernel reported it; "silent": nothing reported it."""
    error: Optional[OSError]
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
    counts as dead. Raises every other error as it is, those of `on_data` included.
    """
    looks = 0
    connection.settimeout(every)
    with connection:
        while True:
            try:
                data = connection.recv(65536)
                if data == b"":
                    return Departure("closed", None)
            # TimeoutError is both our own timeout, without errno, and the kernel's ETIMEDOUT.
            except TimeoutError as error:
                if error.errno is not None:
                    return Departure("broken", error)
                looks += 1
                if looks > missed:
                    return Departure("silent", None)
                try:
                    connection.sendall(ping)
                except (BrokenPipeError, ConnectionResetError) as broken:
                    return Departure("broken", broken)
                continue
            except ConnectionResetError as error:
                return Departure("broken", error)
            looks = 0
            on_data(data)
