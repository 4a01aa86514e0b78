# https://tuberia-rota.example/examples/python-connection-errors/demo_reset.py | SPDX-License-Identifier: 0BSD
import http.client
import socket
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from pair import connected, wait_for_reset

say("the peer closes without having read what we sent; we read:")
ours, peer = connected()
ours.sendall(b"Hello, world!")
peer.recv(1)  # it has arrived, and 12 bytes of it stay unread
peer.close()
wait_for_reset(ours)
try:
    ours.recv(100)
except ConnectionResetError as error:
    report("throw", error)
ours.close()

say("an HTTP server that closes instead of answering:")
with socket.create_server(("127.0.0.1", 0)) as server:

    def answer_nothing() -> None:
        connection, _ = server.accept()
        with connection, connection.makefile("rb") as request:
            while request.readline() != b"\r\n":
                pass

    thread = threading.Thread(target=answer_nothing)
    thread.start()
    client = http.client.HTTPConnection(*server.getsockname())
    try:
        client.request("GET", "/")
        client.getresponse()
    except ConnectionResetError as error:
        report("throw", error)
        say("caught as: " + " < ".join(kind.__name__ for kind in type(error).__mro__[:5]))
    thread.join()
