# https://tuberia-rota.example/examples/stdout-without-reader/dead_output.py | SPDX-License-Identifier: 0BSD
"""Runs a program whose standard output nobody reads any more."""

import os
import subprocess
import sys


def run_with_dead_output(code: str, *options: str) -> "tuple[int, str]":
    """Exit status and standard error of a program; the reader of its output has left before it starts."""
    reader, writer = os.pipe()
    os.close(reader)
    # Some machines set it, and it would change what is measured here.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, *options, "-c", code]
    child = subprocess.Popen(command, stdout=writer, stderr=subprocess.PIPE, text=True, env=env)
    os.close(writer)
    _, stderr = child.communicate()
    return child.returncode, stderr
