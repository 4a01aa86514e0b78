# https://tuberia-rota.example/examples/original-article/demo_reset.py | SPDX-License-Identifier: 0BSD
import select
import socket
import struct
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say


def connected():
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = socket.create_connection(server.getsockname())
        peer, _ = server.accept()
    return ours, peer


def write_twice(ours):
    # The RST shows as an error condition: wait for it, not for time to pass.
    watcher = select.poll()
    watcher.register(ours, 0)
    watcher.poll()
    for _ in range(2):
        try:
            ours.sendall(b"Are you there?")
        except BrokenPipeError as error:
            report("throw", error)
        except ConnectionResetError as error:
            say("not a BrokenPipeError:")
            report("throw", error)
    ours.close()


say("the peer closes without having read what we sent")
ours, peer = connected()
ours.sendall(b"Hello, world!")
select.select([peer], [], [])  # it has arrived
peer.close()
write_twice(ours)

say("the peer aborts the connection (SO_LINGER of zero seconds)")
ours, peer = connected()
peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
peer.close()
write_twice(ours)
