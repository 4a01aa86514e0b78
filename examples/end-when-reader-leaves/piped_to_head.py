# https://tuberia-rota.example/examples/end-when-reader-leaves/piped_to_head.py | SPDX-License-Identifier: 0BSD
"""Runs a program as the shell does."""

import os
import subprocess
import sys


def piped_to_head(file: str, *args: str) -> int:
    """`program | head -n 1`: the program's own exit status, which the shell hides behind that of `head`."""
    reader, writer = os.pipe()
    script = f'{{ "$@"; echo $? >&{writer}; }} | head -n 1'
    # Some machines set it, and it would change what is measured here.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = ["sh", "-c", script, "sh", sys.executable, file, *args]
    subprocess.run(command, pass_fds=[writer], env=env, check=True)
    os.close(writer)
    with os.fdopen(reader) as status:
        return int(status.read())
