# https://tuberia-rota.example/examples/original-article/demo_retry_twice.py | SPDX-License-Identifier: 0BSD
import socket
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say


def serve_twice(server, handled, knows_keys):
    """Handles an order from each of two clients; the first connection breaks before the answer."""
    for attempt in (1, 2):
        connection, _ = server.accept()
        with connection, connection.makefile("rb") as stream:
            order = stream.readline()
            if not (knows_keys and order in handled):
                handled.append(order)
            if attempt == 2:
                connection.sendall(b"confirmed")


def place(address, order):
    with socket.create_connection(address) as connection:
        connection.sendall(order)
        answer = connection.recv(100)
        # An empty answer is the peer's FIN; whoever writes on meets the broken pipe.
        while not answer:
            connection.sendall(b"are you there?")
        return answer.decode()


for knows_keys in (False, True):
    say(f"the server recognises a repeated key: {'yes' if knows_keys else 'no'}")
    handled = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve_twice, args=(server, handled, knows_keys))
        thread.start()
        order = b"one ticket, key 7f3a\n"
        try:
            place(server.getsockname(), order)
        except BrokenPipeError as error:
            report("throw", error)
            say(f"the retry: {place(server.getsockname(), order)}")
        thread.join()
    say(f"orders handled: {len(handled)}")
