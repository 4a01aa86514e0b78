# https://tuberia-rota.example/examples/catch-epipe/demo.py | SPDX-License-Identifier: 0BSD
import select
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from catch_epipe import write_catching_epipe
from observe import report, say

with socket.create_server(("127.0.0.1", 0)) as server:
    ours = socket.create_connection(server.getsockname())
    peer, _ = server.accept()
peer.close()
ours.recv(1)  # returns b'' when the FIN has come
say("the peer has closed; we write all the same")


def chunks():
    yield b"Hello, world!"
    # The RST that answers the first chunk shows as an error condition: wait for it, not for time to pass.
    watcher = select.poll()
    watcher.register(ours, 0)
    watcher.poll()
    yield b"Are you there?"
    yield b"Good bye!"


outcome = write_catching_epipe(ours, chunks())
say(f"{outcome.handed_over} bytes handed over: they may or may not have arrived")
say(f"{outcome.failed} bytes failed")
if outcome.broken_pipe is not None:
    report("throw", outcome.broken_pipe)
say(f"our socket is closed: {ours.fileno() == -1}")
