# https://tuberia-rota.example/examples/epipe-or-econnreset/demo.py | SPDX-License-Identifier: 0BSD
import os
import select
import socket
import struct
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say


def attempt(name, action):
    try:
        result = action()
    except OSError as error:
        say(f"  {name}:")
        report("throw", error)
    else:
        say(f"  {name}: {'the end' if result == b'' else 'accepted'}")


def close(_ours, peer):
    peer.close()


def close_with_unread_data(ours, peer):
    ours.sendall(b"never read")
    select.select([peer], [], [])  # it has arrived
    peer.close()


def reset(_ours, peer):
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()


def end_then_reset(ours, peer):
    peer.shutdown(socket.SHUT_WR)
    select.select([ours], [], [])  # the FIN has arrived
    reset(ours, peer)


# Unlike a stream of Node.js, a socket of Python can be used after an error: the sequence is the kernel's own.
SEQUENCES = {"write, write, read": "wwr", "read, write, write": "rww"}

with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as unix:
    unix.bind(os.path.join(folder, "socket"))
    unix.listen()
    with socket.create_server(("127.0.0.1", 0)) as tcp:
        for server, name, leave in [
            (tcp, "TCP: the peer closes", close),
            (tcp, "TCP: the peer closes with data unread", close_with_unread_data),
            (tcp, "TCP: the peer resets", reset),
            (tcp, "TCP: the peer ends, then resets", end_then_reset),
            (unix, "Unix: the peer closes", close),
            (unix, "Unix: the peer closes with data unread", close_with_unread_data),
        ]:
            for sequence, steps in SEQUENCES.items():
                say(f"{name}; we {sequence}")
                ours = socket.socket(server.family)
                ours.connect(server.getsockname())
                peer, _ = server.accept()
                leave(ours, peer)
                watcher = select.poll()
                watcher.register(ours, select.POLLIN)
                for step in steps:
                    watcher.poll()  # whatever the peer has sent last is here: FIN or RST
                    if step == "w":
                        attempt("write", lambda: ours.sendall(b"x"))
                    else:
                        attempt("read", lambda: ours.recv(1))
                ours.close()
