# https://tuberia-rota.example/examples/original-article/demo_one_sendall.py | SPDX-License-Identifier: 0BSD
import select
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

with socket.create_server(("127.0.0.1", 0)) as server:
    ours = socket.create_connection(server.getsockname())
    peer, _ = server.accept()
peer.close()
ours.recv(1)  # returns b'' when the FIN has come
say("the peer has closed, and we know it")

ours.sendall(b"Hello, world!")
say("first sendall: no error, although nobody will read it")

# The RST that answers shows as an error condition: wait for it, not for time to pass.
watcher = select.poll()
watcher.register(ours, 0)
watcher.poll()
try:
    ours.sendall(b"Hello again!")
except BrokenPipeError as error:
    say("second sendall:")
    report("throw", error)
finally:
    ours.close()
