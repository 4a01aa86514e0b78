# https://tuberia-rota.example/examples/pipes-and-sockets/demo_unread.py | SPDX-License-Identifier: 0BSD
import os
import socket
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

say("pipe")
reading_end, writing_end = os.pipe()
os.write(writing_end, b"Hello, world!")
say("  first message: accepted")
os.close(reading_end)
try:
    os.write(writing_end, b"Hello again!")
except OSError as error:
    say("  second message: failed")
    report("throw", error)
os.close(writing_end)

with tempfile.TemporaryDirectory() as folder:
    for kind in ("Unix socket", "TCP socket"):
        say(kind)
        family = socket.AF_UNIX if kind == "Unix socket" else socket.AF_INET
        with socket.socket(family) as server, socket.socket(family) as ours:
            server.bind(os.path.join(folder, "socket") if family == socket.AF_UNIX else ("127.0.0.1", 0))
            server.listen()
            ours.connect(server.getsockname())
            peer, _ = server.accept()
            ours.sendall(b"Hello, world!")
            say("  first message: accepted")
            peer.close()
            try:
                ours.recv(1)
            except OSError as error:
                report("throw", error)
            try:
                ours.sendall(b"Hello again!")
            except OSError as error:
                say("  second message: failed")
                report("throw", error)
