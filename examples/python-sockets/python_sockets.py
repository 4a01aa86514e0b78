# https://tuberia-rota.example/examples/python-sockets/python_sockets.py | SPDX-License-Identifier: 0BSD
"""Send to a peer that may leave, with blocking sockets or with asyncio. Standard library only."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from typing import Iterable, Optional

PEER_GONE = (BrokenPipeError, ConnectionResetError, ConnectionAbortedError)
"""What it means that the peer has gone. Not ConnectionError: a refused connection was never one."""


@dataclass(frozen=True)
class Sent:
    """What became of the data. Bytes that were taken may still never have been read by the peer."""

    taken: int
    """Bytes of the chunks that were taken without an error, by the kernel or by asyncio's buffer."""
    gone: Optional[ConnectionError]
    """The error that says that the peer has gone; None when every chunk was taken."""


def send_until_gone(connection: socket.socket, chunks: Iterable[bytes]) -> Sent:
    """Sends chunk after chunk; stops asking for more, and closes the socket, once the peer has gone.

    Every other error is raised as it is: TimeoutError, EBADF, an error of `chunks`.
    """
    taken = 0
    for chunk in chunks:
        try:
            connection.sendall(chunk)
        except PEER_GONE as error:
            connection.close()
            return Sent(taken, error)
        taken += len(chunk)
    return Sent(taken, None)


async def write_until_gone(writer: asyncio.StreamWriter, chunks: Iterable[bytes]) -> Sent:
    """The same for asyncio. It waits after each chunk: write() alone never raises, and drain() does.

    Cancellation and every other error are raised as they are.
    """
    taken = 0
    for chunk in chunks:
        try:
            writer.write(chunk)
            await writer.drain()
        except PEER_GONE as error:
            return Sent(taken, await _close(writer) or error)
        taken += len(chunk)
    return Sent(taken, None)


async def _close(writer: asyncio.StreamWriter) -> Optional[ConnectionError]:
    writer.close()
    try:
        await writer.wait_closed()
    except PEER_GONE as error:
        # drain() may say just "Connection lost"; this one has the kernel's number.
        return error
    return None
