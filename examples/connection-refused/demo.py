# https://tuberia-rota.example/examples/connection-refused/demo.py | SPDX-License-Identifier: 0BSD
import http.client
import os
import socket
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say


def attempt(connect):
    try:
        connect()
    except OSError as error:
        report("throw", error)


# Bound but not listening: nobody else can take the port, and nothing answers on it.
with socket.socket() as reserved:
    reserved.bind(("127.0.0.1", 0))
    port = reserved.getsockname()[1]

    say("connect to an address")
    attempt(lambda: socket.create_connection(("127.0.0.1", port)))

    say("HTTP request to an address")
    attempt(lambda: http.client.HTTPConnection("127.0.0.1", port).request("GET", "/"))

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "socket")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)

    say("a socket file whose program has gone")
    with socket.socket(socket.AF_UNIX) as ours:
        attempt(lambda: ours.connect(path))
    os.unlink(path)

    say("no socket file at all")
    with socket.socket(socket.AF_UNIX) as ours:
        attempt(lambda: ours.connect(path))
