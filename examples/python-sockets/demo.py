# https://tuberia-rota.example/examples/python-sockets/demo.py | SPDX-License-Identifier: 0BSD
import socket
import socketserver
import sys
import threading
from pathlib import Path
from typing import Iterator

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from pair import wait_for_reset
from python_sockets import send_until_gone


class Conversation(socketserver.BaseRequestHandler):
    """Says three lines to a client that leaves after the first."""

    def handle(self) -> None:
        connection: socket.socket = self.request
        # #region use
        sent = send_until_gone(connection, self.lines(connection))
        if sent.gone is not None:
            report("return value", sent.gone)
        # #endregion
        say(f"{sent.taken} bytes were taken; the socket is closed: {connection.fileno() == -1}")

    def lines(self, connection: socket.socket) -> Iterator[bytes]:
        yield b"Welcome!"
        connection.recv(1)  # returns b'' when the client's FIN has come
        say("the client has left; we write all the same")
        yield b"Are you there?"
        wait_for_reset(connection)
        yield b"Good bye!"
        say("never printed: nothing more is asked for")


with socketserver.TCPServer(("127.0.0.1", 0), Conversation) as server:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    client = socket.create_connection(server.server_address)
    client.recv(8, socket.MSG_WAITALL)
    client.close()
    thread.join()
