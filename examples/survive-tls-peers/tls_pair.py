# https://tuberia-rota.example/examples/survive-tls-peers/tls_pair.py | SPDX-License-Identifier: 0BSD
"""A TLS connection on 127.0.0.1, for the demos."""

import socket
import ssl
import struct
import threading
from pathlib import Path

CERTIFICATE = str(Path(__file__).with_name("certificate.pem"))
"""A self-signed certificate for localhost and its key, for these tests only."""

SERVER = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
SERVER.load_cert_chain(CERTIFICATE)
CLIENT = ssl.create_default_context(cafile=CERTIFICATE)


def tcp_pair() -> tuple[socket.socket, socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        client = socket.create_connection(listener.getsockname())
        server, _ = listener.accept()
    return server, client


def tls_pair(suppress_ragged_eofs: bool = True) -> tuple[ssl.SSLSocket, ssl.SSLSocket]:
    """The server's socket and the client's, after the handshake."""
    server, client = tcp_pair()
    secured = []

    def accept() -> None:
        secured.append(
            SERVER.wrap_socket(server, server_side=True, suppress_ragged_eofs=suppress_ragged_eofs)
        )

    thread = threading.Thread(target=accept)
    thread.start()
    peer = CLIENT.wrap_socket(client, server_hostname="localhost")
    thread.join()
    return secured[0], peer


def reset(sock: socket.socket) -> None:
    """Closes with an RST instead of a FIN."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()
