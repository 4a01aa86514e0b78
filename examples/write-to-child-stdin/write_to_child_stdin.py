# https://tuberia-rota.example/examples/write-to-child-stdin/write_to_child_stdin.py | SPDX-License-Identifier: 0BSD
"""Run a program with an input that it may not read, and learn it. Standard library only."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_WAIT = 2_000_000.0
"""Seconds; what a selector takes."""


@dataclass(frozen=True)
class ChildResult:
    """How a child ended, and whether it took its input."""

    exit_code: int
    """Exit code; the negative number of the signal that ended the child."""
    stdout: bytes
    input_error: BrokenPipeError | None
    """The broken pipe, if the child stopped reading before the end of the input."""


def run_with_input(
    command: Sequence[str],
    data: bytes,
    *,
    timeout: float | None = None,
    force_kill_after: float = 5,
    max_bytes: int = 64 * 2**20,
) -> ChildResult:
    """Runs a program, writes its whole standard input, and survives a child that does not read it.

    `subprocess.run(input=...)` does the same but hides that the input was not taken. Returns once the child has ended
    and its output is closed; without a `timeout`, in seconds, that wait has no limit.
    Raises FileNotFoundError, PermissionError or another OSError (E2BIG, EMFILE) when the program cannot be started,
    TypeError for an input that is not bytes, subprocess.TimeoutExpired, ValueError for more than `max_bytes` of output,
    and RuntimeError while SIGCHLD is ignored. The child has ended by then: it gets a SIGTERM, and a SIGKILL
    `force_kill_after` seconds later. One that we may not signal, since it runs as another user, is not waited for.
    Sources: pipe(7), EPIPE; https://docs.python.org/3/library/subprocess.html#subprocess.Popen.communicate
    """
    if signal.getsignal(signal.SIGCHLD) == signal.SIG_IGN:
        raise RuntimeError("SIGCHLD is ignored, which makes every exit code 0")
    rest = memoryview(data).cast("B")
    deadline = None if timeout is None else time.monotonic() + min(max(0, timeout), LONGEST_WAIT)
    output = bytearray()
    failure: BrokenPipeError | None = None
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    assert child.stdin is not None and child.stdout is not None
    try:
        # One loop for both ends: else both processes may wait for each other, each with a full pipe.
        os.set_blocking(child.stdin.fileno(), False)
        with selectors.DefaultSelector() as ready:
            ready.register(child.stdin, selectors.EVENT_WRITE)
            ready.register(child.stdout, selectors.EVENT_READ)
            while ready.get_map():
                left = None if deadline is None else deadline - time.monotonic()
                if left is not None and left <= 0:
                    raise subprocess.TimeoutExpired(command, timeout or 0, bytes(output))
                for key, _ in ready.select(left):
                    if key.fileobj is child.stdin:
                        try:
                            # All that was written may be nothing: the pipe is full again.
                            rest = rest[child.stdin.write(rest) or 0 :]
                        except BrokenPipeError as error:
                            failure = error
                        if failure is not None or not rest:
                            ready.unregister(child.stdin)
                            child.stdin.close()
                    else:
                        some = child.stdout.read(65536)
                        if not some:
                            ready.unregister(child.stdout)
                        output += some
                        if len(output) > max_bytes:
                            raise ValueError(f"the program printed more than {max_bytes} bytes")
        left = None if deadline is None else max(0, deadline - time.monotonic())
        child.wait(left)
        return ChildResult(child.returncode, bytes(output), failure)
    finally:
        child.stdin.close()
        child.stdout.close()
        _end(child, force_kill_after)


def _end(child: subprocess.Popen[bytes], force_kill_after: float) -> None:
    """Ends a child that has not ended."""
    if child.poll() is None and _signal(child, signal.SIGTERM):
        try:
            child.wait(min(max(0, force_kill_after), LONGEST_WAIT))
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
