# https://tuberia-rota.example/examples/python-web-servers/demo_client_has_left.py | SPDX-License-Identifier: 0BSD
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from impatient import wait_for_goodbye
from observe import say
from python_web_servers import client_has_left

# Opens when the client may leave.
second_step = threading.Event()


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        for step in range(1, 1000):
            # #region use
            if client_has_left(self.connection):
                say("the client has left: the work stops, nothing is written")
                return
            # #endregion
            say(f"step {step} of work whose result is written at the end")
            if step == 2:
                second_step.set()
                wait_for_goodbye(self.connection)

    def log_message(self, *_: object) -> None:
        """Prints no line for each request: it would hold a time."""


with HTTPServer(("127.0.0.1", 0), Answer) as server:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    client = socket.create_connection(server.server_address)
    client.sendall(b"GET / HTTP/1.0\r\n\r\n")
    second_step.wait()
    client.close()
    thread.join()
