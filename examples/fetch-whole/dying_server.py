# https://tuberia-rota.example/examples/fetch-whole/dying_server.py | SPDX-License-Identifier: 0BSD
"""A server of raw sockets, which can break any rule of HTTP."""

import socket
import struct
import threading

HEAD = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"
ANSWERS = {
    "whole": HEAD + b"Content-Length: 10\r\n\r\nfirst half",
    "close": b"",
    "reset": None,
    "close in headers": HEAD + b"Content-Le",
    "close in body": HEAD + b"Content-Length: 20\r\n\r\nfirst half",
    "close in chunks": HEAD + b"Transfer-Encoding: chunked\r\n\r\na\r\nfirst half\r\n",
    "close without length": HEAD + b"\r\nfirst half",
}


class DyingServer:
    """Answers the first request with the first name of ANSWERS, and so on; the last is for all others too."""

    def __init__(self, *answers: str) -> None:
        self.seen = 0
        self._answers = answers
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._server.accept()
            with connection:
                request = b""
                while b"\r\n\r\n" not in request:
                    request += connection.recv(65536)
                answer = ANSWERS[self._answers[min(self.seen, len(self._answers) - 1)]]
                self.seen += 1
                if answer is None:
                    # Closing with SO_LINGER at zero sends an RST.
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                else:
                    connection.sendall(answer)
