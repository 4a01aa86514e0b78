# https://tuberia-rota.example/examples/python-web-servers/demo_wsgi.py | SPDX-License-Identifier: 0BSD
import sys
import threading
from pathlib import Path
from typing import Any, Callable, Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

sys.path.append(str(Path(__file__).parents[1]))
from impatient import Kept, ask_and_leave, wait_for_goodbye, wait_for_reset
from observe import say


class Request(WSGIRequestHandler):
    """Lets the application see its connection, so that the demo need not sleep."""

    def get_environ(self) -> dict[str, Any]:
        return {**super().get_environ(), "demo.connection": self.connection}

    def log_message(self, *_: object) -> None:
        """Prints no line for each request: it would hold a time."""


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    try:
        yield b"piece 1\n"
        wait_for_goodbye(environ["demo.connection"])
        say("application: makes piece 2, although the client has left")
        yield b"piece 2\n"
        wait_for_reset(environ["demo.connection"])
        say("application: makes piece 3")
        yield b"piece 3\n"
        say("never printed: no fourth piece is made")
    except GeneratorExit:
        say("application: GeneratorExit, and no BrokenPipeError")
        raise


with make_server("127.0.0.1", 0, application, handler_class=Request) as server, Kept() as printed:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    ask_and_leave(server.server_address)
    thread.join()
say(f"on standard error: {printed.getvalue() or 'nothing'}")
