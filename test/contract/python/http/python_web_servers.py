"""The contract of python_web_servers."""

import socket
import socketserver
import sys
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer

import tls_pair
from faults import (
    ONE_REALM,
    does_not_apply,
    eventually,
    everything,
    leaving_nothing,
    program,
    reset,
    tcp_pair,
    wait_for_reset,
    without_descriptors,
)
from python_web_servers import ClientsMayLeave, client_has_left

DOES_NOT_APPLY = {
    "repeats": does_not_apply("No envía nada por su cuenta.", "It sends nothing by itself."),
    "realms": ONE_REALM,
}


class Scene:
    """A server whose answer is `work`, and what it told."""

    def __init__(self, work) -> None:
        scene = self
        self.left, self.reported = [], []

        class Reporting(socketserver.BaseServer):
            def handle_error(self, request, client_address) -> None:
                scene.reported.append(True)

        class Server(ClientsMayLeave, Reporting, ThreadingHTTPServer):
            def client_left(self, client_address, error) -> None:
                scene.left.append(error)

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                work(self)

            def log_message(self, *args: object) -> None:
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.005,))
        self.thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def ask(self) -> socket.socket:
        client = socket.create_connection(self.server.server_address)
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
        return client


class Contract(unittest.TestCase):
    def test_settles_the_question_without_waiting(self) -> None:
        ours, peer = tcp_pair()
        with ours, peer:
            # With a timeout, even MSG_DONTWAIT would wait for it.
            ours.settimeout(3_600)
            self.assertFalse(client_has_left(ours))
            peer.sendall(b"unread")
            self.assertFalse(client_has_left(ours))
            peer.close()
            eventually(lambda: client_has_left(ours))
        self.assertTrue(client_has_left(ours))

    def test_settles_a_client_that_cut_the_connection(self) -> None:
        ours, peer = tcp_pair()
        reset(peer)
        wait_for_reset(ours)
        with ours:
            self.assertTrue(client_has_left(ours))

    def test_blame_a_client_that_leaves_is_told(self) -> None:
        def work(handler) -> None:
            wait_for_reset(handler.connection)
            handler.wfile.write(b"a")

        with Scene(work) as scene:
            reset(scene.ask())
            eventually(lambda: bool(scene.left))
            self.assertEqual(scene.reported, [])

    def test_blame_an_error_of_the_work_is_its_own(self) -> None:
        def work(handler) -> None:
            raise BrokenPipeError("of the database")

        with Scene(work) as scene:
            with scene.ask() as client:
                everything(client)
            eventually(lambda: bool(scene.reported))
            self.assertEqual(scene.left, [])

    def test_keeps_going_after_a_callback_that_raises(self) -> None:
        reported, answered = [], []

        class Reporting(socketserver.BaseServer):
            def handle_error(self, request, client_address) -> None:
                reported.append(type(sys.exc_info()[1]))

        class Server(ClientsMayLeave, Reporting, HTTPServer):
            def client_left(self, client_address, error) -> None:
                raise KeyError("of the metrics")

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if reported:
                    answered.append(True)
                    return
                wait_for_reset(self.connection)
                self.wfile.write(b"a")

            def log_message(self, *args: object) -> None:
                pass

        def ask() -> socket.socket:
            client = socket.create_connection(server.server_address)
            client.sendall(b"GET / HTTP/1.0\r\n\r\n")
            return client

        with Server(("127.0.0.1", 0), Handler) as server:
            reset(ask())
            server.handle_request()
            with ask():
                server.handle_request()
        self.assertEqual((reported, answered), ([KeyError], [True]))

    def test_leaves_nothing_behind(self) -> None:
        with leaving_nothing(), Scene(lambda handler: handler.wfile.write(b"a")) as scene:
            for _ in range(20):
                scene.ask().close()

    def test_limits_a_datagram_has_no_connection(self) -> None:
        reported = []

        class Reporting(socketserver.BaseServer):
            def handle_error(self, request, client_address) -> None:
                reported.append(True)

        class Server(ClientsMayLeave, Reporting, socketserver.UDPServer):
            pass

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                raise BrokenPipeError

        datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        with Server(("127.0.0.1", 0), Handler) as server, datagrams as client:
            client.sendto(b"a", server.server_address)
            server.handle_request()
        self.assertEqual(reported, [True])

    def test_keeps_going_after_no_descriptor_was_left(self) -> None:
        with Scene(lambda handler: handler.wfile.write(b"fine")) as scene:
            client = socket.socket()
            with without_descriptors():
                client.connect(scene.server.server_address)
                client.sendall(b"GET / HTTP/1.0\r\n\r\n")
            with client:
                self.assertEqual(everything(client), b"fine")

    def test_keeps_going_although_nobody_reads_its_reports(self) -> None:
        code = """
import os, socket, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from python_web_servers import ClientsMayLeave
reader, writer = os.pipe()
os.close(reader)
os.dup2(writer, 2)
class Server(ClientsMayLeave, HTTPServer): pass
class Handler(BaseHTTPRequestHandler):
    def do_GET(self): raise ValueError
    def log_message(self, *args): pass
server = Server(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, args=(0.005,), daemon=True).start()
for _ in range(3):
    with socket.create_connection(server.server_address) as client:
        client.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
        client.recv(1)
os.write(1, b"served")
os._exit(0)
"""
        self.assertEqual(program("python-web-servers", code, timeout=50).stdout, b"served")

    def test_tls_a_client_that_has_left(self) -> None:
        ours, peer = tls_pair.tls_pair()
        with ours:
            ours.settimeout(3_600)
            self.assertFalse(client_has_left(ours))
            peer.close()
            eventually(lambda: client_has_left(ours))
