"""The contract of fetch_whole."""

import http.client
import io
import math
import os
import unittest
import urllib.error
from urllib.request import Request

import tls_pair
from break_on_purpose import port_that_refuses
from faults import ENDS_WITHOUT_GOODBYE, NO_LENGTH, ONE_REALM, RawServer, does_not_apply, leaving_nothing
from fetch_whole import fetch_whole

DOES_NOT_APPLY = {
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("Es el cliente: no sirve a nadie.", "It is the client: it serves nobody."),
}
FINE = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine"


class Server(RawServer):
    """Gives each of these answers to one request; the last to all others."""

    def __init__(self, *answers: bytes) -> None:
        def giving(answer: bytes):
            return lambda connection: (self.request(connection), connection.sendall(answer))

        super().__init__(*(giving(answer) for answer in answers))
        self.url = f"http://127.0.0.1:{self.port}/"


class Contract(unittest.TestCase):
    def test_settles_whatever_number_of_attempts(self) -> None:
        for attempts, times in ((0, 1), (math.nan, 1), (2, 2)):
            with Server(b"") as server:
                with self.assertRaises(ConnectionError):
                    fetch_whole(Request(server.url), attempts=attempts, pause=0)
                self.assertEqual(len(server.seen), times)

    def test_settles_a_server_that_switches_protocols(self) -> None:
        with Server(b"HTTP/1.1 101 Switching Protocols\r\n\r\n") as server, self.assertRaises(urllib.error.HTTPError) as caught:
            fetch_whole(Request(server.url))
        caught.exception.close()

    def test_settles_a_204_that_announces_a_body(self) -> None:
        with Server(b"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n") as server:
            self.assertEqual(fetch_whole(Request(server.url), attempts=1).body, b"")

    def test_blame_headers_that_were_cut_short_are_no_response(self) -> None:
        for cut in (b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Le", b"HTTP/1.1 200 OK\r\nX: y\r\n"):
            with Server(cut, FINE) as server:
                whole = fetch_whole(Request(server.url), pause=0)
                self.assertEqual((whole.body, whole.attempts), (b"fine", 2))

    def test_blame_a_status_line_or_a_chunk_length_that_was_cut_short(self) -> None:
        chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0004\r\nfine\r\n"
        # The zeros that pad a length look like the last chunk.
        for cut in (b"H", b"HTTP/1.1 2", chunked + b"00", chunked + b"0\r"):
            with Server(cut, chunked + b"0\r\n") as server:
                whole = fetch_whole(Request(server.url), pause=0)
                self.assertEqual((whole.body, whole.attempts), (b"fine", 2))

    def test_blame_a_response_whose_length_is_not_understood_is_not_whole(self) -> None:
        for answer in NO_LENGTH:
            with Server(answer) as server, self.assertRaises(http.client.HTTPException, msg=answer):
                fetch_whole(Request(server.url), pause=0)
            self.assertEqual(len(server.seen), 1)
        spaced = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked \r\n\r\n4\r\nfine\r\n0\r\n\r\n"
        with Server(spaced) as server:
            self.assertEqual(fetch_whole(Request(server.url)).body, b"fine")

    def test_blame_an_interim_response_is_not_the_one_that_counts(self) -> None:
        with Server(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + FINE) as server:
            self.assertEqual(fetch_whole(Request(server.url)).body, b"fine")

    def test_blame_what_is_not_http_is_no_departure(self) -> None:
        with Server(b"220 mail.example ESMTP\r\n") as server, self.assertRaises(http.client.BadStatusLine):
            fetch_whole(Request(server.url))

    def test_blame_an_error_of_the_body_is_its_own(self) -> None:
        own = BrokenPipeError("of the database")

        def body():
            yield b"a"
            raise own

        with Server(FINE) as server, self.assertRaises(OSError) as caught:
            request = Request(server.url, data=body(), method="PUT", headers={"Content-Length": "9"})
            fetch_whole(request, pause=0, repeatable=True)
        self.assertIs(getattr(caught.exception, "reason", caught.exception), own)

    def test_repeats_what_may_be_and_nothing_else(self) -> None:
        for method, repeatable, times in (("PUT", None, 2), ("POST", None, 1), ("POST", True, 2)):
            with Server(b"", FINE) as server:
                request = Request(server.url, data=b"body", method=method)
                try:
                    fetch_whole(request, pause=0, repeatable=repeatable)
                except ConnectionError:
                    pass
                self.assertEqual(server.seen, [f"{method} / HTTP/1.1 body".encode()] * times)

    def test_repeats_over_tls_through_a_proxy_every_time(self) -> None:
        def tunnel(connection, answer) -> None:
            server.request(connection)
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            with tls_pair.SERVER.wrap_socket(connection, server_side=True) as secured:
                server.request(secured)
                secured.sendall(answer)

        tunnels = [lambda connection, answer=answer: tunnel(connection, answer) for answer in (b"", b"", FINE)]
        with RawServer(*tunnels) as server:
            for name, value in (("https_proxy", f"http://127.0.0.1:{server.port}"), ("no_proxy", "")):
                os.environ[name] = value
                self.addCleanup(os.environ.pop, name)
            whole = fetch_whole(Request("https://localhost/"), pause=0, context=tls_pair.CLIENT)
        self.assertEqual((whole.body, whole.attempts), (b"fine", 3))
        self.assertEqual([seen.split(b" HTTP")[0] for seen in server.seen], [b"CONNECT localhost:443", b"GET /"] * 3)

    def test_repeats_no_body_that_is_used_up(self) -> None:
        for body in (io.BytesIO(b"body"), iter([b"body"])):
            with Server(b"", FINE) as server, self.assertRaises(ConnectionError):
                request = Request(server.url, data=body, method="PUT", headers={"Content-Length": "4"})
                fetch_whole(request, pause=0, repeatable=True)
            self.assertEqual(server.seen, [b"PUT / HTTP/1.1 body"])

    def test_leaves_nothing_behind(self) -> None:
        with leaving_nothing():
            self.test_repeats_what_may_be_and_nothing_else()
            self.test_blame_headers_that_were_cut_short_are_no_response()

    def test_limits_the_2000th_attempt(self) -> None:
        # A pause that doubles leaves the range of a float after a thousand.
        with self.assertRaises(OSError):
            fetch_whole(Request(f"http://127.0.0.1:{port_that_refuses()}/"), attempts=1_100, pause=0)

    def test_tls_a_server_that_goes_away(self) -> None:
        def serve(connection, answer):
            with tls_pair.SERVER.wrap_socket(connection, server_side=True) as secured:
                server.request(secured)
                secured.sendall(answer)

        with RawServer(lambda connection: serve(connection, b""), lambda connection: serve(connection, FINE)) as server:
            request = Request(f"https://localhost:{server.port}/")
            self.assertEqual(fetch_whole(request, pause=0, context=tls_pair.CLIENT).attempts, 2)

    def test_tls_a_body_without_a_length_that_no_good_bye_ends_is_not_whole(self) -> None:
        def serve(connection, answer):
            with tls_pair.SERVER.wrap_socket(connection, server_side=True) as secured:
                server.request(secured)
                secured.sendall(answer)

        answers = [lambda connection, answer=answer: serve(connection, answer) for answer in (ENDS_WITHOUT_GOODBYE, FINE)]
        with RawServer(*answers) as server:
            request = Request(f"https://localhost:{server.port}/")
            whole = fetch_whole(request, pause=0, context=tls_pair.CLIENT)
            self.assertEqual((whole.body, whole.attempts), (b"fine", 2))
