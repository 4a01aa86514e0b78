# https://tuberia-rota.example/examples/run-pipeline/run_pipeline.py | SPDX-License-Identifier: 0BSD
"""Run commands joined by pipes, without a shell. Standard library only."""

from __future__ import annotations

import selectors
import signal
import subprocess
import time
from collections.abc import Sequence
from typing import IO

LONGEST_WAIT = 2_000_000.0
"""Seconds; what a selector takes."""


def run_pipeline(
    commands: Sequence[Sequence[str]],
    *,
    timeout: float | None = None,
    force_kill_after: float = 5,
    max_bytes: int = 64 * 2**20,
) -> tuple[bytes, list[int]]:
    """What the last command printed, and the return code of each; the negative number of a signal that ended it.

    A command whose reader left ends with `-signal.SIGPIPE`: see `reader_left`. The first gets no input.
    Returns once every command has ended and the output is closed, by all that hold it; without a `timeout`, in seconds,
    that wait has no limit.
    Raises FileNotFoundError, PermissionError or another OSError (E2BIG, EMFILE) when a program cannot be started,
    subprocess.TimeoutExpired, ValueError for no commands or for more than `max_bytes` of output, and RuntimeError while
    SIGCHLD is ignored. Every command has ended by then: it gets a SIGTERM, and a SIGKILL `force_kill_after` seconds
    later. One that we may not signal, since it runs as another user, is not waited for.
    Sources: pipe(7); https://docs.python.org/3/library/subprocess.html#replacing-shell-pipeline
    """
    if not commands:
        raise ValueError("a pipeline has at least one command")
    if signal.getsignal(signal.SIGCHLD) == signal.SIG_IGN:
        raise RuntimeError("SIGCHLD is ignored, which makes every exit code 0")
    deadline = None if timeout is None else time.monotonic() + min(max(0, timeout), LONGEST_WAIT)
    children: list[subprocess.Popen[bytes]] = []
    pipe: IO[bytes] | None = None
    try:
        for command in commands:
            child = subprocess.Popen(
                command, stdin=pipe or subprocess.DEVNULL, stdout=subprocess.PIPE, bufsize=0
            )
            children.append(child)
            if pipe is not None:
                # Our own copy would count as a reader: the command before would never learn that its reader left.
                pipe.close()
            pipe = child.stdout
        assert pipe is not None
        output = _all_of(pipe, deadline, max_bytes)
        codes = [child.wait(_left(deadline)) for child in children]
        return output, codes
    except _TooLate:
        raise subprocess.TimeoutExpired(commands[-1], timeout or 0) from None
    finally:
        if pipe is not None:
            pipe.close()
        _end(children, force_kill_after)


def reader_left(code: int) -> bool:
    """Whether a command ended because nobody read its output any more. Source: signal(7), SIGPIPE."""
    return code == -signal.SIGPIPE


class _TooLate(Exception):
    pass


def _left(deadline: float | None) -> float | None:
    return None if deadline is None else max(0.0, deadline - time.monotonic())


def _all_of(pipe: IO[bytes], deadline: float | None, max_bytes: int) -> bytes:
    output = bytearray()
    with selectors.DefaultSelector() as ready:
        ready.register(pipe, selectors.EVENT_READ)
        while True:
            if not ready.select(_left(deadline)):
                if _left(deadline) == 0:
                    raise _TooLate
                continue
            some = pipe.read(65536)
            if not some:
                return bytes(output)
            output += some
            if len(output) > max_bytes:
                raise ValueError(f"the pipeline printed more than {max_bytes} bytes")


def _end(children: Sequence[subprocess.Popen[bytes]], force_kill_after: float) -> None:
    """Ends those that have not ended, all within the same time."""
    alive = [child for child in children if child.poll() is None]
    alive = [child for child in alive if _signal(child, signal.SIGTERM)]
    deadline = time.monotonic() + min(max(0, force_kill_after), LONGEST_WAIT)
    for child in alive:
        try:
            child.wait(_left(deadline))
        except subprocess.TimeoutExpired:
            if _signal(child, signal.SIGKILL):
                child.wait()


def _signal(child: subprocess.Popen[bytes], number: int) -> bool:
    """Whether we were allowed to: a command that runs as another user, by sudo say, is left to itself."""
    try:
        child.send_signal(number)
    except PermissionError:
        return False
    return True
