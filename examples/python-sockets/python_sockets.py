# https://tuberia-rota.example/examples/python-sockets/python_sockets.py | SPDX-License-Identifier: 0BSD
"""Send to a peer that may leave, with blocking sockets or with asyncio. Standard library only."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import ssl
from collections.abc import Generator, Iterable
from dataclasses import dataclass

PEER_GONE = (BrokenPipeError, ConnectionResetError, ConnectionAbortedError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""What it means that the peer has gone. Not ConnectionError: a refused connection was never one. TLS has its own two."""


@dataclass(frozen=True)
class Sent:
    """What became of the data. Bytes that were taken may still never have been read by the peer."""

    taken: int
    """Bytes of the chunks that were taken without an error, by the kernel or by asyncio's buffer."""
    gone: OSError | None
    """The error that says that the peer has gone; None when every chunk was taken."""


def send_until_gone(connection: socket.socket, chunks: Iterable[bytes]) -> Sent:
    """Sends chunk after chunk; stops asking for more, and closes the socket, once the peer has gone.

    Set a timeout on the socket: a peer that reads nothing is else waited for.
    Every other error is raised as it is: TimeoutError, EBADF, an error of `chunks`, whatever its class.
    Source: https://docs.python.org/3/library/exceptions.html#ConnectionError
    """
    taken = 0
    for chunk in chunks:
        # Not `len`, which counts the items of an array.
        size = memoryview(chunk).nbytes
        try:
            connection.sendall(chunk)
        except PEER_GONE as error:
            connection.close()
            _stop(chunks)
            return Sent(taken, error)
        taken += size
    return Sent(taken, None)


async def write_until_gone(writer: asyncio.StreamWriter, chunks: Iterable[bytes]) -> Sent:
    """The same for asyncio. It waits after each chunk: write() alone never raises, and drain() does.

    Cancellation and every other error are raised as they are; EBADF for a writer that we close ourselves, before or
    meanwhile. Over TLS asyncio does not tell that from an orderly close of the peer, which is `ssl.SSLZeroReturnError`
    in `gone`; both end the connection in both directions.
    Source: https://docs.python.org/3/library/asyncio-stream.html#asyncio.StreamWriter.drain
    """
    if writer.is_closing():
        return Sent(0, await _write(writer, b""))
    taken = 0
    for chunk in chunks:
        size = memoryview(chunk).nbytes
        gone = await _write(writer, chunk)
        if gone is not None:
            _stop(chunks)
            return Sent(taken, gone)
        taken += size
    return Sent(taken, None)


async def _write(writer: asyncio.StreamWriter, chunk: bytes) -> OSError | None:
    """Returns the error that says that the peer has gone."""
    # We close it in order, since a broken connection keeps nothing to write: the peer need not read it now, or ever.
    if writer.is_closing() and writer.can_write_eof() and writer.transport.get_write_buffer_size() > 0:
        raise _closed(writer)
    try:
        # asyncio throws away in silence what is written to a connection that it is closing.
        if not writer.is_closing():
            writer.write(chunk)
        await writer.drain()
        # drain() may return without an error although what was written has just been thrown away.
        return _closed(writer) if writer.is_closing() else None
    except PEER_GONE:
        if not writer.is_closing():
            writer.close()
    try:
        await writer.wait_closed()
    except PEER_GONE as error:
        # drain() may say just "Connection lost"; this one has the kernel's number.
        return error
    return _closed(writer)


def _closed(writer: asyncio.StreamWriter) -> OSError:
    """What it means that a connection was closed without an error."""
    # Where each direction ends for itself, the end of the peer's does not close ours: we did.
    if writer.can_write_eof():
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return ssl.SSLZeroReturnError(ssl.SSL_ERROR_ZERO_RETURN, "the TLS connection has been closed")


def _stop(chunks: Iterable[bytes]) -> None:
    """Lets a generator clean up now: nobody asks it for more."""
    if isinstance(chunks, Generator):
        chunks.close()
