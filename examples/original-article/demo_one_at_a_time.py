# https://tuberia-rota.example/examples/original-article/demo_one_at_a_time.py | SPDX-License-Identifier: 0BSD
import select
import socket
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

# Opens when the first conversation may end: it stands for any slow work.
work_is_done = threading.Event()
server = socket.create_server(("127.0.0.1", 0))


def serve_in_turn():
    for client in (1, 2):
        connection, _ = server.accept()
        with connection:
            say(f"server: takes client {client}")
            connection.sendall(b"Welcome!")
            work_is_done.wait()
            say(f"server: has done with client {client}")


first = socket.create_connection(server.getsockname())
thread = threading.Thread(target=serve_in_turn)
thread.start()
first.recv(8, socket.MSG_WAITALL)  # from here on the server is busy with client 1

second = socket.create_connection(server.getsockname())
say("client 2: is connected")
greeted, _, _ = select.select([second], [], [], 0.2)
say(f"client 2: greeted within 200 ms: {'yes' if greeted else 'no'}")

work_is_done.set()
thread.join()
say(f"client 2: got {second.recv(8, socket.MSG_WAITALL).decode()}")
for each in (first, second, server):
    each.close()
