# https://tuberia-rota.example/examples/catch-epipe/without_handler.py | SPDX-License-Identifier: 0BSD
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)

with socket.create_server(("127.0.0.1", 0)) as server:
    ours = socket.create_connection(server.getsockname())
    peer, _ = server.accept()
peer.close()
ours.recv(1)  # returns b'' when the FIN has come

while True:
    ours.sendall(b"Hello, world!")
