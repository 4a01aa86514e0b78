# https://tuberia-rota.example/examples/python-subprocess/python_subprocess.py | SPDX-License-Identifier: 0BSD
"""Feed a child process that may stop reading, piece by piece, and learn it. Standard library only."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import IO


@dataclass(frozen=True)
class Fed:
    """What became of the input. Bytes that were taken may still never have been read by the child."""

    taken: int
    """Bytes that were taken without an error, by the pipe or by a buffer before it."""
    stopped_reading: ConnectionError | None
    """The error that says that the child no longer reads; None when the whole input was taken."""


def feed(stdin: IO[bytes], chunks: Iterable[bytes]) -> Fed:
    """Writes chunk after chunk to the stdin of a `subprocess.Popen` and closes it; stops when nobody reads.

    `communicate(input)` does not tell, and needs the whole input beforehand. Let the child's output go to a file
    or to a thread that reads it: else both processes may wait for each other.
    Every other error is raised as it is, those of `chunks` too, whatever their class; the input then ends where it was.
    Nothing limits the wait for a child that does not read: end it from another thread.
    Sources: pipe(7), EPIPE; https://docs.python.org/3/library/subprocess.html#subprocess.Popen.stdin
    """
    taken = 0
    stopped: ConnectionError | None = None
    try:
        for chunk in chunks:
            rest = memoryview(chunk).cast("B")
            size = len(rest)
            try:
                while rest:
                    # Without a buffer (bufsize=0), a full pipe takes only a part.
                    some = stdin.write(rest)
                    if some is None:
                        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
                    rest = rest[some:]
            except (BrokenPipeError, ConnectionResetError) as error:
                stopped = error
                _stop(chunks)
                break
            taken += size
    except BaseException:
        # Not that of the buffer, which would write what is in it: a child that does not read would keep us waiting.
        getattr(stdin, "raw", stdin).close()
        raise
    # A small input is still in the buffer: only closing writes it.
    try:
        stdin.close()
    except (BrokenPipeError, ConnectionResetError) as error:
        stopped = stopped or error
    return Fed(taken, stopped)


async def feed_async(stdin: asyncio.StreamWriter, chunks: Iterable[bytes]) -> Fed:
    """The same for the stdin of an `asyncio.subprocess.Process`.

    Cancellation and every other error are raised as they are, those of `chunks` too; the input then ends where it was.
    Source: https://docs.python.org/3/library/asyncio-subprocess.html#asyncio.subprocess.Process.stdin
    """
    taken = 0
    stopped: ConnectionError | None = None
    try:
        for chunk in chunks:
            size = memoryview(chunk).nbytes
            try:
                stdin.write(chunk)
                await stdin.drain()
            except (BrokenPipeError, ConnectionResetError) as error:
                stopped = error
                break
            # drain() may return without an error although the pipe has just been found broken.
            if stdin.is_closing():
                stopped = BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
                break
            taken += size
        if stopped is not None:
            _stop(chunks)
        stdin.close()
        try:
            # A cancellation must not reach what asyncio itself waits with: it would complain of it.
            await asyncio.shield(stdin.wait_closed())
        except (BrokenPipeError, ConnectionResetError) as error:
            stopped = stopped or error
    except BaseException:
        # Not close(): a child that does not read would keep what is in the buffer, and us, waiting.
        stdin.transport.abort()
        raise
    return Fed(taken, stopped)


def _stop(chunks: Iterable[bytes]) -> None:
    """Lets a generator clean up now: nobody asks it for more."""
    if isinstance(chunks, Generator):
        chunks.close()
