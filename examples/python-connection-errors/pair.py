# https://tuberia-rota.example/examples/python-connection-errors/pair.py | SPDX-License-Identifier: 0BSD
"""Two ends of one loopback connection, and ways to end it."""

import select
import socket
import struct


def connected() -> tuple[socket.socket, socket.socket]:
    """A connection, both of whose ends are in the program's hands: ours and the peer's."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = socket.create_connection(server.getsockname())
        peer, _ = server.accept()
    return ours, peer


def abort(peer: socket.socket) -> None:
    """Ends the peer's side with an RST and no FIN: SO_LINGER of zero seconds."""
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()


def wait_for_reset(ours: socket.socket) -> None:
    """Returns when the RST has come: it shows as an error condition."""
    watcher = select.poll()
    watcher.register(ours, 0)
    watcher.poll()
