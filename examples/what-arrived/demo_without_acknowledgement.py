# https://tuberia-rota.example/examples/what-arrived/demo_without_acknowledgement.py | SPDX-License-Identifier: 0BSD
import socket
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

done: list[str] = []


def serve(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection, connection.makefile("r") as lines:
        for line in lines:
            # The same failure: from the third order on nothing is done, and the connection is closed in good order.
            if len(done) < 3:
                done.append(line.rstrip("\n"))
            else:
                connection.shutdown(socket.SHUT_WR)
                break
        lines.read()


with socket.create_server(("127.0.0.1", 0)) as server:
    thread = threading.Thread(target=serve, args=[server])
    thread.start()
    with socket.create_connection(server.getsockname()) as connection:
        for id in "abcde":
            connection.sendall(f"{id}\n".encode())
            say(f"{id} sent: no error")
        connection.shutdown(socket.SHUT_WR)
        connection.recv(1)
        thread.join()
say(f"done: {' '.join(done)}")
