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
    Returns how it was noticed: "the input ended" or "the output has no reader"; a closed terminal is either. The caller
    then releases what it holds; threads that are no daemons would keep the process alive.
    Errors of `answer` are raised, also a broken pipe.
    Sources: pipe(7), end-of-file and EPIPE; read(2) and write(2), EIO of a terminal; the shutdown of the stdio transport,
    https://modelcontextprotocol.io/specification/2025-06-18/basic/lifecycle#stdio
    """
    if sys.stdout is None:
        return "the output has no reader"
    for line in _lines():
        text = answer(line)
        try:
            print(text, flush=True)
        except OSError as error:
            if not _is_gone(error):
                raise
            _discard()
            return "the output has no reader"
    return "the input ended"


def _lines() -> Iterator[str]:
    while True:
        try:
            line = sys.stdin.readline() if sys.stdin is not None else ""
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return
        if not line.endswith("\n"):
            return
        yield line[:-1]


def _is_gone(error: OSError) -> bool:
    # EIO: the terminal was closed. A disk may say it too, but a server does not answer to a disk.
    return error.errno in (errno.EPIPE, errno.EIO)


def _discard() -> None:
    """Python flushes once more as it ends, and would fail once more."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except OSError:
        pass  # no descriptor is left: a complaint at the end is the lesser evil
