# https://tuberia-rota.example/examples/python-web-servers/demo.py | SPDX-License-Identifier: 0BSD
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Iterator

sys.path.append(str(Path(__file__).parents[1]))
from impatient import Kept, ask_and_leave, wait_for_goodbye, wait_for_reset
from observe import report, say
from python_web_servers import ClientsMayLeave


# #region use
class Server(ClientsMayLeave, HTTPServer):
    def client_left(self, client_address: object, error: ConnectionError) -> None:
        report("throw", error)


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        for piece in self.pieces():
            self.wfile.write(piece)

    # #endregion

    def pieces(self) -> Iterator[bytes]:
        """Makes each piece only when it is asked for, and cleans up when nobody asks any more."""
        try:
            say("server: makes piece 1")
            yield b"piece 1\n"
            wait_for_goodbye(self.connection)
            say("server: makes piece 2, although the client has left")
            yield b"piece 2\n"
            wait_for_reset(self.connection)
            say("server: makes piece 3")
            yield b"piece 3\n"
            say("never printed: no fourth piece is made")
        finally:
            say("server: the work has stopped, and its finally has run")

    def log_message(self, *_: object) -> None:
        """Prints no line for each request: it would hold a time."""


with Server(("127.0.0.1", 0), Answer) as server, Kept() as printed:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    ask_and_leave(server.server_address)
    thread.join()
say(f"on standard error: {printed.getvalue() or 'nothing'}")
