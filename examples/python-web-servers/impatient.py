# https://tuberia-rota.example/examples/python-web-servers/impatient.py | SPDX-License-Identifier: 0BSD
"""An HTTP client that leaves in the middle of the answer, and a standard error fit to be shown."""

from __future__ import annotations

import io
import select
import socket
import sys
import sysconfig


def ask_and_leave(address: tuple[str, int]) -> int:
    """Sends a request, reads the first piece of the answer and closes; returns the port that it had."""
    with socket.create_connection(address) as client, client.makefile("rb") as answer:
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
        while b"piece 1" not in answer.readline():
            pass
        return client.getsockname()[1]


def wait_for_goodbye(connection: socket.socket) -> None:
    """Returns when the client's FIN has come."""
    select.select([connection], [], [])


def wait_for_reset(connection: socket.socket) -> None:
    """Returns when the RST has come that answers a write to a client that has left."""
    watcher = select.poll()
    watcher.register(connection, 0)
    watcher.poll()


class Kept(io.StringIO):
    """What a server prints on standard error; `show` prints it without this machine's folders and ports."""

    def __enter__(self) -> Kept:
        self._before, sys.stderr = sys.stderr, self
        return self

    def __exit__(self, *_: object) -> None:
        sys.stderr = self._before

    def show(self, port: int) -> None:
        text = self.getvalue().replace(sysconfig.get_paths()["stdlib"], "<stdlib>")
        print(text.replace(str(port), "<port>"), end="", file=sys.stderr)
