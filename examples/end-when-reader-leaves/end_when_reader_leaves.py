# https://tuberia-rota.example/examples/end-when-reader-leaves/end_when_reader_leaves.py | SPDX-License-Identifier: 0BSD
"""End a command-line program quietly when whoever reads its standard output has left. Standard library only."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import sys
from collections.abc import Iterator

NO_READER = (errno.EPIPE, errno.ECONNRESET, errno.EIO)
"""What a write says when nobody reads any more: of a pipe, a socket, a terminal."""


@contextlib.contextmanager
def ending_when_reader_leaves(exit_code: int = 0) -> Iterator[None]:
    """Runs the block; ends the program with `exit_code` if standard output has lost its reader meanwhile.

    For programs whose only purpose is their output: a service that merely logs there must not end.
    Lets every other error through, also the code of `sys.exit`, and the broken pipe of a socket or a child as long as
    standard output has its reader. Once it has none, the two cannot be told apart: catch within the block what matters
    more than the output.
    A program without a standard output (`>&-`) runs to its end.
    Source: https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    try:
        yield
        _flush()
    except OSError as error:
        if error.errno not in NO_READER or not _reader_left():
            raise
        sys.exit(exit_code)
    finally:
        # Else what is left in the buffer would fail at the very end, where nothing catches it: exit status 120.
        try:
            _flush()
        except OSError as error:
            if error.errno not in NO_READER or not _reader_left():
                raise
            _discard()


def _flush() -> None:
    # None when it was closed from the start; closed when the program itself did that.
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()


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


def _reader_left() -> bool:
    """Asks the kernel, as the exception does not say which pipe broke."""
    try:
        number = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):
        return False  # there is no standard output, or it is something in memory
    watch = select.poll()
    watch.register(number, 0)
    return any(events & (select.POLLERR | select.POLLHUP) for _, events in watch.poll(0))
