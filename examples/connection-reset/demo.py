# https://tuberia-rota.example/examples/connection-reset/demo.py | SPDX-License-Identifier: 0BSD
import http.client
import select
import socket
import struct
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say


def connected():
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = socket.create_connection(server.getsockname())
        peer, _ = server.accept()
    return ours, peer


def abort(peer):
    # Lingering for zero seconds makes close() send an RST instead of a FIN.
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()


def attempt(action):
    try:
        action()
    except OSError as error:
        report("throw", error)
    else:
        say("no error at all")


say("we read; the peer aborts the connection")
ours, peer = connected()
abort(peer)
attempt(lambda: ours.recv(1))
ours.close()

say("we read; the peer closes without having read what we sent")
ours, peer = connected()
ours.sendall(b"Hello, world!")
select.select([peer], [], [])  # it has arrived
peer.close()
attempt(lambda: ours.recv(1))
ours.close()

say("we write; the peer has aborted the connection")
ours, peer = connected()
abort(peer)
watcher = select.poll()
watcher.register(ours, 0)
watcher.poll()  # the RST shows as an error condition
attempt(lambda: ours.sendall(b"Hello, world!"))
ours.close()

say("we send an HTTP request; the server closes without an answer")
with socket.create_server(("127.0.0.1", 0)) as server:

    def close_without_an_answer():
        client, _ = server.accept()
        client.recv(65536)
        client.close()

    thread = threading.Thread(target=close_without_an_answer)
    thread.start()
    request = http.client.HTTPConnection(*server.getsockname())
    request.request("GET", "/")
    attempt(request.getresponse)
    request.close()
    thread.join()
