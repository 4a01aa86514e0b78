# https://tuberia-rota.example/examples/break-on-purpose/break_on_purpose.py | SPDX-License-Identifier: 0BSD
"""Connections in a known state of disrepair, for tests. Standard library only."""

from __future__ import annotations

import select
import socket
import struct


def peer_has_closed() -> socket.socket:
    """The next send is accepted and lost; the one after the RST has come raises BrokenPipeError. Close it in the end.

    Source: RFC 9293, section 3.10.7.1: an RST answers what comes for a closed socket.
    """
    ours, peer = _pair()
    peer.close()
    ours.recv(1)  # returns b'' when the FIN has come
    return ours


def next_write_fails() -> socket.socket:
    """The very next send raises BrokenPipeError: the FIN has been read, and then an RST has come. Close it in the end.

    Source: write(2), EPIPE.
    """
    ours, peer = _pair()
    peer.shutdown(socket.SHUT_WR)
    ours.recv(1)
    _reset(peer)
    _wait_for_reset(ours)
    return ours


def peer_resets() -> socket.socket:
    """The next recv or send raises ConnectionResetError. Close it in the end.

    Source: socket(7), SO_LINGER.
    """
    ours, peer = _pair()
    _reset(peer)
    _wait_for_reset(ours)
    return ours


def port_that_refuses() -> int:
    """A port on 127.0.0.1 where nobody listens: connecting raises ConnectionRefusedError.

    Source: connect(2), ECONNREFUSED.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _pair() -> tuple[socket.socket, socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = socket.create_connection(server.getsockname())
        try:
            while True:
                peer, address = server.accept()
                # Another program may have tried the port.
                if address == ours.getsockname():
                    return ours, peer
                peer.close()
        except BaseException:
            # No descriptor is left for the other end, say.
            ours.close()
            raise


def _reset(peer: socket.socket) -> None:
    # Lingering for no time at all: close() sends an RST and no FIN.
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()


def _wait_for_reset(ours: socket.socket) -> None:
    watcher = select.poll()
    watcher.register(ours, 0)
    watcher.poll()
