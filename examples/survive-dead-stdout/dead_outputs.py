# https://tuberia-rota.example/examples/survive-dead-stdout/dead_outputs.py | SPDX-License-Identifier: 0BSD
"""Runs a service whose parent has gone: nobody reads its standard output, nor its standard error."""

import os
import subprocess
import sys


def run_without_readers(file: str, *args: str) -> "tuple[int, str]":
    """Its exit status, and what it wrote to the descriptor whose number is in the variable LOG."""
    dead_reader, dead = os.pipe()
    os.close(dead_reader)
    log_reader, log = os.pipe()
    command = [sys.executable, file, *args]
    child = subprocess.Popen(command, stdout=dead, stderr=dead, pass_fds=[log], env={**os.environ, "LOG": str(log)})
    os.close(dead)
    os.close(log)
    with os.fdopen(log_reader) as lines:
        written = lines.read()
    return child.wait(), written
