# https://tuberia-rota.example/examples/end-with-parent/client.py | SPDX-License-Identifier: 0BSD
"""A client that starts a server, gets one answer, and goes."""

import subprocess
import sys


def ask_once_and_go(file: str, role: str, more: str = "") -> int:
    """The server's exit code. `more`, a line, is sent once the client has stopped reading."""
    server = subprocess.Popen([sys.executable, file, role], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    server.stdin.write(b"hello\n")
    server.stdin.flush()
    print("the client got its answer:", server.stdout.readline().decode().strip(), flush=True)
    server.stdout.close()
    if more:
        server.stdin.write(f"{more}\n".encode())
    server.stdin.close()
    return server.wait()
