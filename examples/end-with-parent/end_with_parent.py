# https://tuberia-rota.example/examples/end-with-parent/end_with_parent.py | SPDX-License-Identifier: 0BSD
"""A server on standard input and output that ends with its client. Standard library only."""

from __future__ import annotations

import os
import sys
from typing import Callable


def serve_lines(answer: Callable[[str], str]) -> str:
    """Answers each line of standard input on standard output, until the client has gone.

    Returns how it was noticed: "the input ended" or "the output has no reader". The caller then releases what it
    holds; threads that are no daemons would keep the process alive. Errors of `answer` are raised, also a broken pipe.
    """
    for line in sys.stdin:
        text = answer(line.rstrip("\n"))
        try:
            print(text, flush=True)
        except BrokenPipeError:
            # Python flushes once more as it ends, and would fail once more.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return "the output has no reader"
    return "the input ended"
