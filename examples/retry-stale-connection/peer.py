# https://tuberia-rota.example/examples/retry-stale-connection/peer.py | SPDX-License-Identifier: 0BSD
"""A server that answers one request on each connection, keeps it, and dies once it has read a second one."""

import re
import socket
import threading

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: %d\r\nConnection: keep-alive\r\n\r\n%b"


class Peer:
    """Threads serve until the process ends. What is sent to `/crash` is never answered."""

    def __init__(self, body: bytes = b"fine\n") -> None:
        self.seen: list[str] = []
        self._body = body
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._server.accept()
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            answered = False
            while line := self._read_request(connection):
                if answered or line.endswith("/crash"):
                    # It has been read whole: what it asked for may be done by now.
                    self.seen.append(f"{line}, unanswered")
                    return
                self.seen.append(f"{line}, answered")
                answered = True
                connection.sendall(ANSWER % (len(self._body), self._body))

    def _read_request(self, connection: socket.socket) -> str:
        data = b""
        while True:
            head, end, body = data.partition(b"\r\n\r\n")
            length = re.search(rb"(?i)content-length: *(\d+)", head)
            if end and len(body) >= int(length[1] if length else 0):
                return head.split(b" HTTP/", 1)[0].decode()
            chunk = connection.recv(65536)
            if not chunk:
                return ""
            data += chunk
