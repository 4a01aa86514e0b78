# https://tuberia-rota.example/examples/reconnect-with-backoff/without_handler.py | SPDX-License-Identifier: 0BSD
import socket
import struct
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)

with socket.create_server(("127.0.0.1", 0)) as server:
    connection = socket.create_connection(server.getsockname())
    peer, _ = server.accept()
connection.sendall(b"hello\n")
peer.recv(100)
peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
peer.close()
connection.recv(100)
