# https://tuberia-rota.example/examples/python-web-servers/demo_without_handler.py | SPDX-License-Identifier: 0BSD
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Iterator

sys.path.append(str(Path(__file__).parents[1]))
from impatient import Kept, ask_and_leave, wait_for_goodbye, wait_for_reset
from observe import say


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        for piece in self.pieces():
            self.wfile.write(piece)

    def pieces(self) -> Iterator[bytes]:
        yield b"piece 1\n"
        wait_for_goodbye(self.connection)
        yield b"piece 2\n"
        wait_for_reset(self.connection)
        yield b"piece 3\n"

    def log_message(self, *_: object) -> None:
        """Prints no line for each request: it would hold a time."""


with HTTPServer(("127.0.0.1", 0), Answer) as server, Kept() as printed:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    port = ask_and_leave(server.server_address)
    thread.join()
printed.show(port)
say("the server goes on")
