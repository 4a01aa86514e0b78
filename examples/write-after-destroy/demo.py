# https://tuberia-rota.example/examples/write-after-destroy/demo.py | SPDX-License-Identifier: 0BSD
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

with socket.create_server(("127.0.0.1", 0)) as server:
    ours = socket.create_connection(server.getsockname())
    peer, _ = server.accept()
    ours.close()
    say("after close(): the descriptor is gone")
    try:
        ours.sendall(b"one more thing")
    except OSError as error:
        report("throw", error)
    peer.close()
