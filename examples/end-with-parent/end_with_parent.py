# https://tuberia-rota.example/examples/end-with-parent/end_with_parent.py | SPDX-License-Identifier: 0BSD
"""A server on standard input and output that ends with its client. Standard library only."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator


def serve_lines(answer: Callable[[str], str]) -> str:
    """Answers each line of standard input on standard output, until the client has gone.

    A line that the client did not end, because it was killed, say, is dropped: half a command is no command.
    Lines and answers are in UTF-8, whatever the locale; bytes of a line that are none become U+FFFD.
    Returns how it was noticed: "the input ended" or "the output has no reader"; a closed terminal, or a socket that was
    reset, is either. The caller then releases what it holds; threads that are no daemons would keep the process alive.
    Errors of `answer` are raised, also a broken pipe, and that of an answer that is no text (half a character).
    Sources: pipe(7), end-of-file and EPIPE; read(2) and write(2), EIO of a terminal; the shutdown of the stdio transport,
    https://modelcontextprotocol.io/specification/2025-06-18/basic/lifecycle#stdio
    """
    if sys.stdout is None:
        return "the output has no reader"
    for line in _lines():
        reply = f"{answer(line)}\n".encode()
        try:
            # Behind what was printed.
            sys.stdout.flush()
            sys.stdout.buffer.write(reply)
            sys.stdout.buffer.flush()
        except OSError as error:
            if not _is_gone(error):
                raise
            _discard()
            return "the output has no reader"
    return "the input ended"


def _lines() -> Iterator[str]:
    while sys.stdin is not None:
        try:
            # As bytes: text is made of many lines at once, and one that is none would take the others with it.
            line = sys.stdin.buffer.readline()
        except OSError as error:
            if not _is_gone(error):
                raise
            return
        if not line.endswith(b"\n"):
            return
        yield line[:-1].decode(errors="replace")


def _is_gone(error: OSError) -> bool:
    # ECONNRESET: of a socket. EIO: the terminal was closed; a disk may say it too, but no client is behind a disk.
    return error.errno in (errno.EPIPE, errno.ECONNRESET, errno.EIO)


def _discard() -> None:
    """Sends what is left nowhere: Python flushes once more as it ends, and would fail once more."""
    number = sys.stdout.fileno()
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
    except OSError:
        # No descriptor is left but the output's own.
        os.close(number)
        nowhere = os.open(os.devnull, os.O_WRONLY)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)
