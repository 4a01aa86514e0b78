# https://tuberia-rota.example/examples/survive-dead-stdout/survive_dead_stdout.py | SPDX-License-Identifier: 0BSD
"""Let a service live on when whoever read its standard output or error has gone. Standard library only."""

from __future__ import annotations

import os
import sys
from typing import Any, Callable, TextIO


def survive_dead_output(on_death: Callable[[str, OSError], None] = lambda name, error: None) -> Callable[[], None]:
    """Replaces `sys.stdout` and `sys.stderr`, so that a broken pipe is no error any more.

    For programs that merely log there. A command-line tool, whose only purpose is its output, must end instead.
    `on_death` is called once for each of the two, with "stdout" or "stderr" and the error; it must not print.
    Every error but BrokenPipeError is raised as ever. Returns a function that puts the two streams back.
    """
    before = sys.stdout, sys.stderr
    sys.stdout = _Survivor(before[0], "stdout", on_death)  # type: ignore[assignment]
    sys.stderr = _Survivor(before[1], "stderr", on_death)  # type: ignore[assignment]

    def restore() -> None:
        sys.stdout, sys.stderr = before

    return restore


class _Survivor:
    def __init__(self, stream: TextIO, name: str, on_death: Callable[[str, OSError], None]) -> None:
        self._stream, self._name, self._on_death = stream, name, on_death

    def write(self, text: str) -> int:
        try:
            written = self._stream.write(text)
            # Else the error would come at any later moment, the last of them after the program's end.
            self._stream.flush()
            return written
        except BrokenPipeError as error:
            # From here on all is swallowed, also what is still in the buffer.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
            self._on_death(self._name, error)
            return len(text)

    def writelines(self, lines: "list[str]") -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
