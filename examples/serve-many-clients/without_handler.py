# https://tuberia-rota.example/examples/serve-many-clients/without_handler.py | SPDX-License-Identifier: 0BSD
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)

# One client at a time and nobody catching: the first that leaves early ends the server for all.
with socket.create_server(("127.0.0.1", 0)) as server:
    client = socket.create_connection(server.getsockname())
    connection, _ = server.accept()
    connection.sendall(b"Welcome! ")
    client.recv(9, socket.MSG_WAITALL)
    client.close()
    connection.recv(1)  # returns b'' when the FIN has come
    while True:
        connection.sendall(b"Good bye!")
