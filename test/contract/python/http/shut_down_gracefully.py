"""The contract of shut_down_gracefully."""

import contextlib
import functools
import http.client
import math
import socket
import ssl
import threading
import unittest
from http.server import BaseHTTPRequestHandler

import tls_pair
from faults import ONE_REALM, does_not_apply, eventually, everything, leaving_nothing, program
from shut_down_gracefully import DrainingHTTPServer, shut_down_gracefully

DOES_NOT_APPLY = {
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("Su tarea es acabar.", "Its job is to end."),
}


class Scene:
    """A server whose answers wait for `go_on`, and which reads no request before `read_on`."""

    def __init__(self, secured: bool = False, answer: bytes = b"fine", kind: type = DrainingHTTPServer) -> None:
        self.seen, self.go_on = threading.Event(), threading.Event()
        self.read_on = threading.Event()
        self.read_on.set()
        self.served: list[str] = []
        scene = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                scene.read_on.wait()

            def do_GET(self) -> None:
                scene.served.append(self.path)
                scene.seen.set()
                scene.go_on.wait()
                self.send_response(200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.path += f" {body.decode()}"
                self.do_GET()

            def log_message(self, *args: object) -> None:
                pass

        self.server = kind(("127.0.0.1", 0), functools.partial(Handler))
        self.server.handle_error = lambda *args: None
        if secured:
            self.server.socket = tls_pair.SERVER.wrap_socket(self.server.socket, server_side=True)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.005,))
        self.thread.start()

    def connect(self) -> socket.socket:
        return socket.create_connection(self.server.server_address)

    def begin(self, deadline: float = 30) -> "tuple[threading.Thread, list[bool]]":
        """Begins the end in a thread, and returns when the server no longer listens."""
        outcome: list[bool] = []
        closing = threading.Thread(target=lambda: outcome.append(shut_down_gracefully(self.server, deadline)))
        closing.start()
        eventually(lambda: self.server.socket.fileno() == -1)
        return closing, outcome


class Contract(unittest.TestCase):
    def test_settles_a_server_that_never_served(self) -> None:
        server = DrainingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
        self.assertTrue(shut_down_gracefully(server, 30))
        server.serve_forever()
        self.assertTrue(shut_down_gracefully(server, 30))

    def test_settles_connections_without_a_request_and_idle_ones_at_once(self) -> None:
        scene = Scene()
        scene.go_on.set()
        kept = http.client.HTTPConnection(*scene.server.server_address)
        kept.request("GET", "/")
        kept.getresponse().read()
        with scene.connect() as silent:
            self.assertTrue(shut_down_gracefully(scene.server, 1e300))
            self.assertEqual(everything(silent), b"")
        kept.close()

    def test_settles_after_the_deadline_and_cuts_off(self) -> None:
        for deadline in (0.05, 0, -1, math.nan):
            scene = Scene()
            with scene.connect() as client:
                client.sendall(b"GET / HTTP/1.1\r\n\r\n")
                scene.seen.wait()
                self.assertFalse(shut_down_gracefully(scene.server, deadline))
                self.assertEqual(everything(client), b"")
            scene.go_on.set()

    def test_settles_in_the_thread_that_serves_with_an_error(self) -> None:
        errors = []

        class Server(DrainingHTTPServer):
            def service_actions(self) -> None:
                if not errors:
                    try:
                        shut_down_gracefully(self, 30)
                    except RuntimeError as error:
                        errors.append(error)

        scene = Scene(kind=Server)
        scene.go_on.set()
        eventually(lambda: bool(errors))
        # It serves as before.
        kept = http.client.HTTPConnection(*scene.server.server_address)
        kept.request("GET", "/")
        self.assertIsNone(kept.getresponse().headers["Connection"])
        kept.close()
        self.assertTrue(shut_down_gracefully(scene.server, 30))
        scene.thread.join()

    def test_settles_the_process_although_an_answer_never_comes(self) -> None:
        code = """
import threading, socket
from http.server import BaseHTTPRequestHandler
from shut_down_gracefully import *
seen = threading.Event()
class Stuck(BaseHTTPRequestHandler):
    def do_GET(self):
        seen.set()
        threading.Event().wait()
server = DrainingHTTPServer(("127.0.0.1", 0), Stuck)
threading.Thread(target=server.serve_forever, args=(0.005,)).start()
client = socket.create_connection(server.server_address)
client.sendall(b"GET / HTTP/1.1\\r\\n\\r\\n")
seen.wait()
print(shut_down_gracefully(server, 0.05))
"""
        self.assertEqual(program("shut-down-gracefully", code, timeout=50).stdout, b"False\n")

    def test_blame_the_answer_under_way_is_whole_and_announces_the_end(self) -> None:
        scene = Scene()
        with scene.connect() as client:
            client.sendall(b"GET / HTTP/1.1\r\n\r\n")
            scene.seen.wait()
            closing, outcome = scene.begin()
            with self.assertRaises(ConnectionRefusedError):
                scene.connect()
            scene.go_on.set()
            answer = everything(client)
            closing.join()
        self.assertIn(b"Connection: close\r\n", answer)
        self.assertTrue(answer.endswith(b"\r\n\r\nfine"))
        self.assertEqual(outcome, [True])

    def test_blame_the_answer_is_whole_although_the_client_goes_on_asking(self) -> None:
        # More than the client takes at once: the rest is still on its way when the server closes.
        scene = Scene(answer=bytes(4_000_000))
        with scene.connect() as client:
            client.sendall(b"GET /1 HTTP/1.1\r\n\r\n")
            scene.seen.wait()
            client.sendall(b"GET /2 HTTP/1.1\r\n\r\n")
            closing, outcome = scene.begin()
            scene.go_on.set()
            body = everything(client).partition(b"\r\n\r\n")[2]
        closing.join()
        self.assertEqual(len(body), 4_000_000)
        self.assertEqual((scene.served, outcome), (["/1"], [True]))

    def test_blame_the_end_is_announced_in_the_answer_and_not_in_the_interim_one(self) -> None:
        scene = Scene()
        scene.go_on.set()
        with scene.connect() as client:
            client.sendall(b"POST / HTTP/1.1\r\n")
            eventually(lambda: bool(scene.server._busy))
            closing, _ = scene.begin()
            client.sendall(b"Content-Length: 1\r\nExpect: 100-continue\r\n\r\n")
            interim = client.recv(65536)
            client.sendall(b"a")
            answer = everything(client)
            closing.join()
        self.assertEqual(interim, b"HTTP/1.1 100 Continue\r\n\r\n")
        self.assertIn(b"Connection: close\r\n", answer)

    def test_repeats_nothing_whose_body_was_cut_short(self) -> None:
        post = b"POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\n"
        for request, served in ((post + b"ha", []), (post + b"half", ["/ half"]), (b"GET /get HTTP/1.1\r\n\r\n", ["/get"])):
            scene = Scene()
            scene.go_on.set()
            scene.read_on.clear()
            with scene.connect() as client:
                client.sendall(request)
                eventually(lambda scene=scene: bool(scene.server._connections))
                closing, outcome = scene.begin()
                # Shut as idle, for nothing has been read of it.
                eventually(lambda scene=scene: bool(scene.server._ended))
                scene.read_on.set()
                answer = everything(client)
                closing.join()
            self.assertEqual((scene.served, answer != b"", outcome), (served, served != [], [True]))

    def test_repeats_nothing_that_was_cut_short(self) -> None:
        for part in (b"GET /adm", b"GET /admin HTTP/1.1\r\nIf-Match: "):
            scene = Scene()
            scene.go_on.set()
            with scene.connect() as client:
                client.sendall(part)
                eventually(lambda scene=scene: bool(scene.server._connections))
                shut_down_gracefully(scene.server, 0.05)
                everything(client)
            self.assertEqual(scene.served, [])

    def test_leaves_nothing_behind(self) -> None:
        with leaving_nothing():
            self.test_settles_connections_without_a_request_and_idle_ones_at_once()
            self.test_settles_after_the_deadline_and_cuts_off()

    def test_limits_the_second_request_of_a_connection_gets_no_answer(self) -> None:
        scene = Scene()
        with scene.connect() as client:
            client.sendall(b"GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
            scene.seen.wait()
            closing, _ = scene.begin()
            scene.go_on.set()
            everything(client)
            closing.join()
        self.assertEqual(scene.served, ["/1"])

    def test_tls_connections_without_a_request_at_once(self) -> None:
        scene = Scene(secured=True)
        client = tls_pair.CLIENT.wrap_socket(scene.connect(), server_hostname="localhost")
        with client:
            eventually(lambda: bool(scene.server._connections))
            self.assertTrue(shut_down_gracefully(scene.server, 30))
            # An alert of TLS or the end: both say that it is closed.
            with contextlib.suppress(ssl.SSLError):
                self.assertEqual(everything(client), b"")

    def test_tls_a_client_that_never_begins_the_handshake(self) -> None:
        scene = Scene(secured=True)
        with scene.connect():
            shut_down_gracefully(scene.server, 0.1)

    def test_tls_a_handshake_in_the_thread_of_its_connection(self) -> None:
        scene = Scene(secured=True)
        scene.server.socket.do_handshake_on_connect = False
        scene.go_on.set()
        silent, asking = scene.connect(), scene.connect()
        with silent, tls_pair.CLIENT.wrap_socket(asking, server_hostname="localhost") as client:
            client.sendall(b"GET / HTTP/1.1\r\n\r\n")
            self.assertIn(b"200 OK", client.recv(65536))
            self.assertTrue(shut_down_gracefully(scene.server, 30))
