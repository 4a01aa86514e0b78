# https://tuberia-rota.example/examples/write-to-child-stdin/write_to_child_stdin.py | SPDX-License-Identifier: 0BSD
"""Run a program with an input that it may not read, and learn it. Standard library only."""

from __future__ import annotations

import subprocess
import threading
from dataclasses import dataclass
from typing import Optional, Sequence


@dataclass(frozen=True)
class ChildResult:
    """How a child ended, and whether it took its input."""

    exit_code: int
    """Exit code; the negative number of the signal that ended the child."""
    stdout: bytes
    input_error: Optional[BrokenPipeError]
    """The broken pipe, if the child stopped reading before the end of the input."""


def run_with_input(command: Sequence[str], data: bytes) -> ChildResult:
    """Runs a program, writes its whole standard input, and survives a child that does not read it.

    `subprocess.run(input=...)` does the same but hides that the input was not taken.
    Raises FileNotFoundError or PermissionError when the program cannot be started.
    """
    failure: list[BrokenPipeError] = []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as child:
        assert child.stdin is not None and child.stdout is not None

        def feed(stdin=child.stdin) -> None:
            rest = memoryview(data)
            try:
                while rest:
                    rest = rest[stdin.write(rest) :]
            except BrokenPipeError as error:
                failure.append(error)
            finally:
                stdin.close()

        # A thread writes while we read: else both ends may wait for each other, each with a full pipe.
        writer = threading.Thread(target=feed)
        writer.start()
        stdout = child.stdout.read()
        writer.join()
    return ChildResult(child.returncode, stdout, failure[0] if failure else None)
