# https://tuberia-rota.example/examples/serve-many-clients/demo.py | SPDX-License-Identifier: 0BSD
import select
import socket
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from serve_many_clients import ManyClientsServer

# Set when the impatient client has left: an event, not a sleep, decides the race.
client_has_left = threading.Event()
reported = threading.Event()


def converse(client):
    client.send("Welcome! ")
    if client.id == 2:
        client.socket.recv(1)  # returns b'' when the FIN has come
        client_has_left.set()
    client_has_left.wait()
    client.send("Thank you. ")
    if client.id == 2:
        # The RST that answers shows as an error condition: wait for it, not for time to pass.
        watcher = select.poll()
        watcher.register(client.socket, 0)
        watcher.poll()
    client.send("Good bye!")


def on_client_gone(client, error):
    say(f"client {client.id} left before its farewell")
    report("throw", error)
    reported.set()


def everything(connection):
    with connection, connection.makefile("rb") as stream:
        return stream.read().decode()


server = ManyClientsServer(converse, on_client_gone, lambda _client, error: report("throw", error))
first, second, third = (socket.create_connection(server.address) for _ in range(3))

# The second client reads its greeting and goes: with nothing unread, its kernel sends a FIN and no RST.
second.recv(9, socket.MSG_WAITALL)
second.close()

one, three = everything(first), everything(third)
reported.wait()
server.close()
say(f"client 1 got: {one}")
say(f"client 3 got: {three}")
say("server closed")
