# https://tuberia-rota.example/examples/python-stdout/python_stdout.py | SPDX-License-Identifier: 0BSD
"""Print to a standard output whose reader may leave: no traceback, no exit code 120. Standard library only."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable


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
    except BrokenPipeError:
        # The exception does not tell which pipe broke: it may be a socket's or a child's.
        if not _reader_has_left():
            raise
        return when_reader_leaves
    finally:
        _flush_or_discard()


def _reader_has_left() -> bool:
    """Whether standard output is a pipe or a socket that nobody reads any more. Unix only."""
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
    except BrokenPipeError:
        # Python flushes once more at exit: the rest of the buffer then goes nowhere instead of failing again.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
