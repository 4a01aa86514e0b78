# https://tuberia-rota.example/examples/serve-unix-socket/serve_unix_socket.py | SPDX-License-Identifier: 0BSD
"""Serve a control socket over a Unix domain socket; clients may leave when they like. Standard library only."""

from __future__ import annotations

import errno
import os
import socket
import stat
import threading
from typing import Callable, Union

ClientGone = Union[BrokenPipeError, ConnectionResetError]


class UnixServer:
    """Answers lines on a Unix domain socket, one thread per client, until `close`."""

    def __init__(self, path: str, answer: Callable[[str], str], on_client_gone: Callable[[ClientGone], None]) -> None:
        """Listens, in spite of the file that a killed predecessor has left behind.

        `answer` gets and gives a line without its line feed; `on_client_gone` is told of each client that left
        before it had its answer. Raises OSError (EADDRINUSE) when another process answers on the path
        or it is no socket.
        """
        self._path = path
        self._answer = answer
        self._on_client_gone = on_client_gone
        self._listener = socket.socket(socket.AF_UNIX)
        try:
            self._listener.bind(path)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or not _is_stale(path):
                self._listener.close()
                raise
            os.unlink(path)
            self._listener.bind(path)
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Stops listening and removes the file, which Python does not do by itself."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        os.unlink(self._path)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return  # closed
            threading.Thread(target=self._converse, args=(client,), daemon=True).start()

    def _converse(self, client: socket.socket) -> None:
        with client, client.makefile("r", encoding="utf-8") as lines:
            try:
                for line in lines:
                    client.sendall(f"{self._answer(line.rstrip())}\n".encode())
            except (BrokenPipeError, ConnectionResetError) as error:
                self._on_client_gone(error)


def _is_stale(path: str) -> bool:
    # An ordinary file refuses connections as well, and must not be removed.
    if not stat.S_ISSOCK(os.lstat(path).st_mode):
        return False
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(path)
        except ConnectionRefusedError:
            return True
        return False
