# https://tuberia-rota.example/examples/run-pipeline/run_pipeline.py | SPDX-License-Identifier: 0BSD
"""Run commands joined by pipes, without a shell. Standard library only."""

from __future__ import annotations

import signal
import subprocess
from typing import Sequence


def run_pipeline(commands: Sequence[Sequence[str]]) -> "tuple[bytes, list[int]]":
    """What the last command printed, and the return code of each; the negative number of a signal that ended it.

    A command whose reader left ends with `-signal.SIGPIPE`: see `reader_left`.
    Raises FileNotFoundError or PermissionError when a program cannot be started.
    """
    children: list[subprocess.Popen[bytes]] = []
    for command in commands:
        before = children[-1].stdout if children else subprocess.DEVNULL
        children.append(subprocess.Popen(command, stdin=before, stdout=subprocess.PIPE))
        if len(children) > 1:
            # Our own copy would count as a reader: the command before would never learn that its reader left.
            before.close()
    output, _ = children[-1].communicate()
    return output, [child.wait() for child in children]


def reader_left(code: int) -> bool:
    """Whether a command ended because nobody read its output any more."""
    return code == -signal.SIGPIPE
