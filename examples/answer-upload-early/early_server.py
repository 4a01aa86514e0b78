# https://tuberia-rota.example/examples/answer-upload-early/early_server.py | SPDX-License-Identifier: 0BSD
"""A server that answers an upload at once, and closes at once or only when it has read the rest."""

import socket
import threading

ANSWER = b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 10\r\nConnection: close\r\n\r\ntoo large\n"


def start(lingering: bool) -> int:
    """Returns the port. The thread ends with the process."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            connection, _ = server.accept()
            with connection:
                connection.recv(1)
                connection.sendall(ANSWER)
                if lingering:
                    connection.shutdown(socket.SHUT_WR)
                    while connection.recv(1 << 20):
                        pass

    threading.Thread(target=serve, daemon=True).start()
    return server.getsockname()[1]
