# https://tuberia-rota.example/examples/reconnect-with-backoff/demo.py | SPDX-License-Identifier: 0BSD
import socket
import struct
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from reconnect_with_backoff import reconnect_with_backoff

server = socket.create_server(("127.0.0.1", 0))


def serve():
    """A server that is being restarted: it resets the first three that speak to it."""
    for greeting in range(1, 5):
        peer, _ = server.accept()
        with peer:
            peer.recv(100)
            if greeting <= 3:
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            else:
                peer.sendall(b"welcome\n")


def greet():
    connection = socket.create_connection(server.getsockname())
    try:
        connection.sendall(b"hello\n")
        if connection.recv(100) == b"":
            raise ConnectionAbortedError("closed before the welcome")
        return connection
    except BaseException:
        connection.close()
        raise


def on_retry(error, attempt, wait):
    report("throw", error)
    say(f"attempt {attempt} failed; the next one in {wait * 1000:.0f} ms")


thread = threading.Thread(target=serve)
thread.start()
connection = reconnect_with_backoff(greet, base=0.01, cap=0.03, attempts=6, on_retry=on_retry, draw=lambda: 0.5)
say("connected")
connection.close()
thread.join()
server.close()
