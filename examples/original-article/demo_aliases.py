# https://tuberia-rota.example/examples/original-article/demo_aliases.py | SPDX-License-Identifier: 0BSD
import errno
import os
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

for number in (errno.EPIPE, errno.ESHUTDOWN):
    say(f"OSError with {errno.errorcode[number]}, caught as BrokenPipeError:")
    try:
        raise OSError(number, os.strerror(number))
    except BrokenPipeError as error:
        report("throw", error)

say("what this kernel raises after our own shutdown(SHUT_WR), the peer still there:")
with socket.create_server(("127.0.0.1", 0)) as server:
    ours = socket.create_connection(server.getsockname())
    peer, _ = server.accept()
ours.shutdown(socket.SHUT_WR)
try:
    ours.sendall(b"Hello, world!")
except BrokenPipeError as error:
    report("throw", error)
ours.close()
peer.close()
