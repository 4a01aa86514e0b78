# https://tuberia-rota.example/examples/original-article/demo_own_socket_closed.py | SPDX-License-Identifier: 0BSD
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

with socket.create_server(("127.0.0.1", 0)) as server:
    ours = socket.create_connection(server.getsockname())
    peer, _ = server.accept()

ours.close()
say("we write to a socket that we have closed ourselves")
try:
    ours.sendall(b"Hello, world!")
except BrokenPipeError:
    say("never printed")
except OSError as error:
    report("throw", error)
peer.close()
