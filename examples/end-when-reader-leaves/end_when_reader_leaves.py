# https://tuberia-rota.example/examples/end-when-reader-leaves/end_when_reader_leaves.py | SPDX-License-Identifier: 0BSD
"""End a command-line program quietly when whoever reads its standard output has left. Standard library only."""

from __future__ import annotations

import contextlib
import os
import select
import sys
from typing import Iterator


@contextlib.contextmanager
def ending_when_reader_leaves(exit_code: int = 0) -> Iterator[None]:
    """Runs the block; ends the program with `exit_code` if standard output has lost its reader meanwhile.

    For programs whose only purpose is their output: a service that merely logs there must not end.
    Lets every other error through, also the broken pipe of a socket or a child.
    """
    try:
        yield
        # Else what is left in the buffer would fail at the very end, where nothing catches it: exit status 120.
        sys.stdout.flush()
    except BrokenPipeError:
        if not _reader_left():
            raise
        # Python flushes once more as it ends, and would fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(exit_code)


def _reader_left() -> bool:
    """Asks the kernel, as the exception does not say which pipe broke."""
    watch = select.poll()
    watch.register(sys.stdout.fileno(), 0)
    return any(events & (select.POLLERR | select.POLLHUP) for _, events in watch.poll(0))
