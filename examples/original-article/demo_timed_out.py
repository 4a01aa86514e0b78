# https://tuberia-rota.example/examples/original-article/demo_timed_out.py | SPDX-License-Identifier: 0BSD
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

with socket.create_server(("127.0.0.1", 0)) as server:
    ours = socket.create_connection(server.getsockname())
    peer, _ = server.accept()

# Without a limit, Linux waits for as long as the peer's kernel answers its probes.
ours.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 300)
say("the peer neither reads nor closes; we write more than its window takes")
try:
    while True:
        ours.sendall(bytes(1_000_000))
except BrokenPipeError:
    say("never printed: nothing was closed")
except TimeoutError as error:
    say("not a BrokenPipeError:")
    report("throw", error)
ours.close()
peer.close()
