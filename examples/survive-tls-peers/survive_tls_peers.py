# https://tuberia-rota.example/examples/survive-tls-peers/survive_tls_peers.py | SPDX-License-Identifier: 0BSD
"""Tell a TLS peer that has gone from every other TLS error. Standard library only."""

from __future__ import annotations

import ssl

PEER_HAS_GONE = (BrokenPipeError, ConnectionResetError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""Under TLS most broken pipes are an SSLEOFError, which is neither a BrokenPipeError nor a ConnectionError."""


def send_all(sock: ssl.SSLSocket, data: bytes) -> OSError | None:
    """Sends all of `data`; returns the error if the peer has gone, else None.

    None says only that the kernel took the bytes. Set a timeout on the socket: a peer that reads nothing is else waited
    for. Raises every other error: a certificate refused (SSLCertVerificationError), a timeout, EBADF, a mistake in the
    protocol (SSLError). After any of them part of `data` may have left: close the socket.
    Source: https://docs.python.org/3/library/ssl.html#exceptions
    """
    try:
        sock.sendall(data)
        return None
    except PEER_HAS_GONE as error:
        return error
