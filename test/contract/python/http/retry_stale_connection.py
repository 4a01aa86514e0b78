"""The contract of retry_stale_connection."""

import http.client
import ssl
import threading
import unittest

import tls_pair
from faults import ENDS_WITHOUT_GOODBYE, NO_LENGTH, ONE_REALM, RawServer, does_not_apply, leaving_nothing, reset
from retry_stale_connection import KeepAliveClient

DOES_NOT_APPLY = {
    "realms": ONE_REALM,
    "limits": does_not_apply(
        "No acepta conexiones ni crea procesos; el plazo es un parámetro.",
        "It accepts no connections and starts no processes; the time limit is a parameter.",
    ),
}
FINE = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine"


def keeps(server, answers=(FINE,)):
    """Answers each request of a connection with the next of these, and then closes once it has read another."""

    def serve(connection) -> None:
        for answer in (*answers, None):
            if not server().request(connection) or answer is None:
                return
            connection.sendall(answer)

    return serve


class Scene:
    """A server that closes each connection instead of giving a second answer, and a client of it."""

    def __init__(self, *answers, timeout=30) -> None:
        self.server = RawServer(keeps(lambda: self.server, answers or (FINE,)))
        self.client = KeepAliveClient("127.0.0.1", self.server.port, timeout=timeout)

    def __enter__(self):
        return self.server, self.client

    def __exit__(self, *_) -> None:
        self.client.close()
        self.server.__exit__()


class Contract(unittest.TestCase):
    def test_settles_a_server_that_switches_protocols(self) -> None:
        with Scene(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n") as (_, client):
            with self.assertRaises(http.client.HTTPException):
                client.send("GET", "/")
        with Scene(b"HTTP/1.1 200 OK\r\n\r\n") as (_, client), self.assertRaises(http.client.HTTPException):
            client.send("CONNECT", "example.org:443")

    def test_settles_a_status_that_is_none(self) -> None:
        with Scene(b"HTTP/1.1 099 What\r\n\r\n") as (_, client), self.assertRaises(http.client.HTTPException):
            client.send("GET", "/")

    def test_settles_headers_without_end(self) -> None:
        with Scene(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 1_000) as (_, client):
            with self.assertRaises(http.client.HTTPException):
                client.send("GET", "/")

    def test_blame_a_new_connection_that_dies_was_not_stale(self) -> None:
        with RawServer(reset) as server, self.assertRaises(ConnectionError):
            KeepAliveClient("127.0.0.1", server.port).send("GET", "/")

    def test_blame_headers_that_were_cut_short_are_no_response(self) -> None:
        def cut(connection) -> None:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n")

        with RawServer(cut) as server, self.assertRaises(ConnectionError):
            KeepAliveClient("127.0.0.1", server.port).send("GET", "/")

    def test_blame_a_chunk_length_that_was_cut_short_is_not_the_last_chunk(self) -> None:
        cut = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0004\r\nfine\r\n00"
        serve = lambda connection: (connection.recv(65536), connection.sendall(cut))
        with RawServer(serve) as server, self.assertRaises(http.client.IncompleteRead):
            KeepAliveClient("127.0.0.1", server.port).send("GET", "/")

    def test_blame_a_response_whose_length_is_not_understood_is_not_whole(self) -> None:
        for answer in NO_LENGTH:
            serve = lambda connection, answer=answer: (connection.recv(65536), connection.sendall(answer))
            with RawServer(serve) as server, self.assertRaises(http.client.HTTPException, msg=answer):
                KeepAliveClient("127.0.0.1", server.port).send("GET", "/")

    def test_blame_what_is_not_http_is_not_a_stale_connection(self) -> None:
        with Scene(FINE, b"220 mail.example ESMTP\r\n") as (server, client):
            client.send("GET", "/")
            with self.assertRaises(http.client.BadStatusLine):
                client.send("GET", "/")
            self.assertEqual(len(server.seen), 2)

    def test_blame_an_answer_to_nobody_is_not_taken_for_the_next_one(self) -> None:
        late = b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"
        with Scene(FINE + late) as (_, client):
            client.send("GET", "/")
            self.assertEqual(client.send("GET", "/").status, 200)

    def test_blame_what_comes_with_a_response_is_not_the_beginning_of_the_next_one(self) -> None:
        with Scene(FINE + FINE[:10], FINE[10:] + FINE) as (_, client):
            self.assertEqual([client.send("GET", "/").body for _ in range(2)], [b"fine", b"fine"])

    def test_settles_a_response_that_has_no_body_although_it_announces_one(self) -> None:
        for status in (b"304 Not Modified", b"204 No Content"):
            bare = b"HTTP/1.1 " + status + b"\r\nTransfer-Encoding: chunked\r\n\r\n"
            with Scene(bare, FINE) as (_, client):
                self.assertEqual([client.send("GET", "/").body for _ in range(2)], [b"", b"fine"])

    def test_blame_early_hints_are_not_taken_for_the_answer(self) -> None:
        with Scene(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + FINE, FINE) as (_, client):
            self.assertEqual([client.send("GET", "/").body for _ in range(2)], [b"fine", b"fine"])

    def test_repeats_what_may_be_and_nothing_else(self) -> None:
        for method, repeatable, times in (("PUT", None, 2), ("DELETE", None, 2), ("POST", True, 2), ("POST", None, 1)):
            with Scene() as (server, client):
                client.send("GET", "/first")
                answer = client.send(method, "/", b"body", repeatable=repeatable)
                self.assertEqual(answer.repeated_after is not None, times == 2)
                self.assertEqual(server.seen[1:], [f"{method} / HTTP/1.1 body".encode()] * times)

    def test_repeats_after_a_status_line_that_was_cut_short(self) -> None:
        def cut(connection) -> None:
            keeps(lambda: server)(connection)
            connection.sendall(b"HTTP/1.1 2")

        with RawServer(cut) as server:
            client = KeepAliveClient("127.0.0.1", server.port)
            client.send("GET", "/first")
            self.assertIsNotNone(client.send("GET", "/").repeated_after)
            client.close()

    def test_repeats_no_body_that_is_used_up(self) -> None:
        with Scene() as (server, client):
            client.send("GET", "/first")
            with self.assertRaises(TypeError):
                client.send("PUT", "/", iter([b"body"]))  # type: ignore[arg-type]
            self.assertEqual(len(server.seen), 1)

    def test_repeats_with_the_one_framing_that_fits_the_body(self) -> None:
        for method in ("GET", "DELETE", "OPTIONS", "PUT"):
            heads = []
            with RawServer(lambda connection: (heads.append(server.request(connection)), connection.sendall(FINE))) as server:
                client = KeepAliveClient("127.0.0.1", server.port)
                framing = {"transfer-encoding": "chunked", "content-length": "1", "Content-Length ": "1"}
                client.send(method, "/", b"POST /admin", {**framing, "Transfer-Encoding\t": "chunked"})
                client.close()
                self.assertEqual(server.seen, [f"{method} / HTTP/1.1 POST /admin".encode()])
            self.assertEqual(heads[0].lower().count(b"content-length"), 1)
            self.assertIn(b"content-length: 11", heads[0].lower())
            self.assertNotIn(b"transfer-encoding", heads[0].lower())

    def test_leaves_nothing_behind(self) -> None:
        with leaving_nothing():
            self.test_repeats_what_may_be_and_nothing_else()
            self.test_settles_a_server_that_switches_protocols()

    def test_keeps_going_after_a_body_that_timed_out(self) -> None:
        answers = (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", FINE)
        go_on = threading.Event()

        def slow(connection) -> None:
            server.request(connection)
            connection.sendall(answers[0])
            go_on.wait()

        def fine(connection) -> None:
            server.request(connection)
            connection.sendall(FINE)

        with RawServer(slow, fine) as server:
            client = KeepAliveClient("127.0.0.1", server.port, timeout=0.1)
            with self.assertRaises(TimeoutError):
                client.send("GET", "/")
            go_on.set()
            self.assertEqual(client.send("GET", "/").body, b"fine")
            client.close()

    def test_tls_a_stale_connection(self) -> None:
        def serve(connection) -> None:
            with tls_pair.SERVER.wrap_socket(connection, server_side=True) as secured:
                keeps(lambda: server)(secured)

        with RawServer(serve) as server:
            client = KeepAliveClient("localhost", server.port, context=tls_pair.CLIENT)
            client.send("GET", "/first")
            self.assertEqual(client.send("PUT", "/", b"body").body, b"fine")
            client.close()

    def test_tls_a_body_without_a_length_that_no_good_bye_ends_is_not_whole(self) -> None:
        def serve(connection) -> None:
            with tls_pair.SERVER.wrap_socket(connection, server_side=True) as secured:
                server.request(secured)
                secured.sendall(ENDS_WITHOUT_GOODBYE)

        with RawServer(serve) as server, self.assertRaises(ssl.SSLEOFError):
            KeepAliveClient("localhost", server.port, context=tls_pair.CLIENT).send("GET", "/")

    def test_tls_an_answer_to_nobody_is_not_taken_for_the_next_one(self) -> None:
        # Longer than what http.client reads ahead: the rest is deciphered already, and no longer in the socket.
        head = b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"
        stray = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstray"

        def serve(connection) -> None:
            with tls_pair.SERVER.wrap_socket(connection, server_side=True) as secured:
                answers = {b"HEAD": head.ljust(8192) + stray, b"GET ": FINE}
                while request := server.request(secured):
                    secured.sendall(answers[request[:4]])

        with RawServer(serve) as server:
            client = KeepAliveClient("localhost", server.port, context=tls_pair.CLIENT)
            bodies = [client.send(method, "/").body for method in ("HEAD", "GET")]
            client.close()
        self.assertEqual(bodies, [b"", b"fine"])
