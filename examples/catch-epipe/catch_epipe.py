# https://tuberia-rota.example/examples/catch-epipe/catch_epipe.py | SPDX-License-Identifier: 0BSD
"""Write to a socket whose peer may have gone, and learn it without a crash. Standard library only."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import Iterable, Optional


@dataclass(frozen=True)
class WriteOutcome:
    """What became of the bytes. Even bytes that were handed over may never have been read by the peer."""

    handed_over: int
    """Bytes that the kernel took. They may or may not have arrived: nothing here can tell."""
    failed: int
    """Bytes of the chunk whose write failed; 0 when none did. A large chunk may have left in part."""
    broken_pipe: Optional[BrokenPipeError]
    """The broken pipe, or None when every chunk was handed over."""


def write_catching_epipe(connection: socket.socket, chunks: Iterable[bytes]) -> WriteOutcome:
    """Sends chunk after chunk and returns, rather than raises, when the pipe breaks; then closes the socket.

    Every other error (ConnectionResetError, TimeoutError, an error of `chunks`) is raised as it is.
    """
    handed_over = 0
    size = 0
    try:
        for chunk in chunks:
            size = len(chunk)
            connection.sendall(chunk)
            handed_over += size
    except BrokenPipeError as error:
        connection.close()
        return WriteOutcome(handed_over, size, error)
    return WriteOutcome(handed_over, 0, None)
