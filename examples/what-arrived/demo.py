# https://tuberia-rota.example/examples/what-arrived/demo.py | SPDX-License-Identifier: 0BSD
import socket
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from what_arrived import Message, acknowledge, send_acknowledged

# #region receive
done: dict[str, str] = {}
failures = 1


def handle(message: Message) -> None:
    global failures
    if message.id in done:
        say(f"server: {message.id} was done before, acknowledged again")
        return
    done[message.id] = message.text
    say(f"server: {message.id} done")
    if message.id == "c" and failures > 0:
        failures -= 1
        raise ValueError("a failure between doing it and saying so")


def serve(server: socket.socket) -> None:
    for _ in range(2):
        connection, _ = server.accept()
        with connection:
            try:
                acknowledge(connection, handle)
            except ValueError as error:
                report("throw", error)
                # To close with messages unread would reset the connection, and acknowledgements could be lost.
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(1000):
                    pass
# #endregion


with socket.create_server(("127.0.0.1", 0)) as server:
    thread = threading.Thread(target=serve, args=[server])
    thread.start()
    # #region use
    left = [Message(id, f"order {id}") for id in "abcd"]
    for attempt in range(1, 4):
        delivery = send_acknowledged(socket.create_connection(server.getsockname()), left)
        left = delivery.unknown
        if attempt == 2:
            thread.join()
        say(f"attempt {attempt}: acknowledged {' '.join(message.id for message in delivery.acknowledged)}")
        say(f"unknown: {' '.join(message.id for message in left) or 'none'}")
        if not left:
            break
    # #endregion
say(f"done, each once: {', '.join(done.values())}")
