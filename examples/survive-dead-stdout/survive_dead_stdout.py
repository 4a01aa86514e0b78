# https://tuberia-rota.example/examples/survive-dead-stdout/survive_dead_stdout.py | SPDX-License-Identifier: 0BSD
"""Let a service live on when whoever read its standard output or error has gone. Standard library only."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable
from typing import Any


def survive_dead_output(on_death: Callable[[str, OSError], None] = lambda name, error: None) -> Callable[[], None]:
    """Replaces `sys.stdout` and `sys.stderr`, so that a pipe, a socket or a terminal that nobody reads is no error any more.

    For programs that merely log there. A command-line tool, whose only purpose is its output, must end instead.
    `on_death` is called once for each of the two, with "stdout" or "stderr" and the error; it must not print.
    Every error but BrokenPipeError, ConnectionResetError, and EIO of a terminal, is raised as ever. An output that was
    closed from the start (`>&-`) stays as it is: Python prints nothing there. Call it before others keep `sys.stderr`, as
    a logging handler does. What it puts there is no `io.TextIOBase` and no context manager. Returns a function that puts
    the two back.
    Sources: write(2), EPIPE and EIO; https://docs.python.org/3/library/sys.html#sys.stdout
    """
    before = sys.stdout, sys.stderr
    if sys.stdout is not None:
        sys.stdout = _Survivor(sys.stdout, "stdout", on_death)
    if sys.stderr is not None:
        sys.stderr = _Survivor(sys.stderr, "stderr", on_death)

    def restore() -> None:
        sys.stdout, sys.stderr = before

    return restore


class _Survivor:
    def __init__(self, stream: Any, name: str, on_death: Callable[[str, OSError], None]) -> None:
        self._stream, self._name, self._on_death = stream, name, on_death
        self._dead = False

    def write(self, text: Any) -> int:
        if not self._dead:
            try:
                written: int = self._stream.write(text)
                # Else the error would come at any later moment, the last of them after the program's end.
                self._stream.flush()
                return written
            except OSError as error:
                self._die(error)
        return len(text)

    def writelines(self, lines: Iterable[Any]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        if not self._dead:
            try:
                self._stream.flush()
            except OSError as error:
                self._die(error)

    def _die(self, error: OSError) -> None:
        gone = error.errno in (errno.EPIPE, errno.ECONNRESET)
        if not gone and not (error.errno == errno.EIO and self._is_terminal()):
            raise error
        if self._dead:
            return
        self._dead = True
        try:
            # What is still in the buffer goes nowhere, also that of `sys.stdout.buffer`.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)
        except OSError:
            pass  # no descriptor is left: from here on nothing is written anyway
        self._on_death(self._name, error)

    def _is_terminal(self) -> bool:
        # Not `isatty`: of a terminal that was closed the answer is no.
        return stat.S_ISCHR(os.fstat(self._stream.fileno()).st_mode)

    @property
    def buffer(self) -> Any:
        return _Survivor(self._stream.buffer, self._name, lambda _name, error: self._die(error))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
