# https://tuberia-rota.example/examples/python-stdout/python_stdout.py | SPDX-License-Identifier: 0BSD
"""Print to a standard output whose reader may leave: no traceback, no exit code 120. Standard library only."""

from __future__ import annotations

import errno
import os
import select
import sys
from collections.abc import Callable

NO_READER = (errno.EPIPE, errno.ECONNRESET, errno.EIO)
"""What a write says when nobody reads any more: of a pipe, a socket, a terminal."""


def run_cli(main: Callable[[], int | None], *, when_reader_leaves: int = 0) -> int:
    """Runs a command-line program that prints, and survives `head`, `less` and every reader that has enough.

    main                its result is the exit code; None stands for 0
    when_reader_leaves  exit code when standard output lost its reader before main had finished

    Every other error is raised as it is: a full disk, and a broken pipe that is not standard output's, as long as that
    has its reader. Once it has none, the two cannot be told apart: catch within main what matters more than the output.
    Without a standard output (`>&-`) main runs to its end.
    Sources: https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    try:
        code = main() or 0
        _flush()
        return code
    except OSError as error:
        # The exception does not tell which pipe broke: it may be a socket's or a child's.
        if error.errno not in NO_READER or not _reader_has_left():
            raise
        return when_reader_leaves
    finally:
        _flush_or_discard()


def _reader_has_left() -> bool:
    """Whether standard output is a pipe, a socket or a terminal that nobody reads any more. Unix only."""
    try:
        number = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):
        return False  # there is no standard output, or it is something in memory
    watcher = select.poll()
    watcher.register(number, 0)
    return any(events & (select.POLLERR | select.POLLHUP) for _, events in watcher.poll(0))


def _flush() -> None:
    # None when it was closed from the start; closed when main itself did that.
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()


def _flush_or_discard() -> None:
    try:
        _flush()
    except OSError as error:
        if error.errno not in NO_READER or not _reader_has_left():
            raise
        _discard()


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
