# https://tuberia-rota.example/examples/catch-epipe/catch_epipe.py | SPDX-License-Identifier: 0BSD
"""Write to a socket whose peer may have gone, and learn it without a crash. Standard library only."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Generator, Iterable
from dataclasses import dataclass

BROKEN = (BrokenPipeError, ssl.SSLEOFError)
"""What a write into a broken pipe raises; the second over TLS, where it hides the error of the kernel."""


@dataclass(frozen=True)
class WriteOutcome:
    """What became of the bytes. Even bytes that were handed over may never have been read by the peer."""

    handed_over: int
    """Bytes that the kernel took. They may or may not have arrived: nothing here can tell."""
    failed: int
    """Bytes of the chunk whose write failed; 0 when none did. A large chunk may have left in part."""
    broken_pipe: OSError | None
    """The broken pipe, or None when every chunk was handed over."""


def write_catching_epipe(connection: socket.socket, chunks: Iterable[bytes]) -> WriteOutcome:
    """Sends chunk after chunk and returns, rather than raises, when the pipe breaks; then closes the socket.

    Set a timeout on the socket: a peer that reads nothing is else waited for. Every other error (ConnectionResetError,
    TimeoutError, EBADF) is raised as it is, and so is every error of `chunks`, a broken pipe of its own too.
    Source: write(2), EPIPE.
    """
    handed_over = 0
    for chunk in chunks:
        # Not `len`, which counts the items of an array.
        size = memoryview(chunk).nbytes
        try:
            connection.sendall(chunk)
        except BROKEN as error:
            connection.close()
            if isinstance(chunks, Generator):
                chunks.close()
            return WriteOutcome(handed_over, size, error)
        handed_over += size
    return WriteOutcome(handed_over, 0, None)
