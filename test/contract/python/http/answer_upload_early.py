"""The contract of answer_upload_early."""

import http.client
import select
import socket
import ssl
import threading
import unittest

import tls_pair
from answer_upload_early import upload
from early_server import ANSWER
from faults import ENDS_WITHOUT_GOODBYE, NO_LENGTH, ONE_REALM, RawServer, does_not_apply, leaving_nothing, reset

DOES_NOT_APPLY = {
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("Es el cliente: no sirve a nadie.", "It is the client: it serves nobody."),
}
BODY = bytes(16_000_000)


def early(connection) -> None:
    connection.recv(1)
    connection.sendall(ANSWER)


def to(server, **options) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", server.port, **options)


class Contract(unittest.TestCase):
    def test_settles_a_server_that_answers_and_reads_nothing_more(self) -> None:
        go_on = threading.Event()
        with RawServer(lambda connection: (early(connection), go_on.wait())) as server:
            answer = upload(to(server, timeout=0.2), "/", BODY)
            go_on.set()
        self.assertEqual(answer.status, 413)
        self.assertIsInstance(answer.upload_error, TimeoutError)

    def test_settles_a_server_that_switches_protocols(self) -> None:
        def switch(connection) -> None:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\n\r\n")

        with RawServer(switch) as server, self.assertRaises(http.client.HTTPException):
            upload(to(server), "/", b"a")

    def test_blame_without_an_answer_the_error_of_sending_is_raised(self) -> None:
        with RawServer(lambda connection: (connection.recv(1), reset(connection))) as server:
            with self.assertRaises(ConnectionError):
                upload(to(server), "/", BODY)

    def test_blame_an_interim_response_is_not_the_answer(self) -> None:
        def hint(connection) -> None:
            server.request(connection)
            connection.sendall(b"HTTP/1.1 103 Early Hints\r\n\r\n" + ANSWER)

        with RawServer(hint) as server:
            self.assertEqual(upload(to(server), "/", b"a").body, b"too large\n")

    def test_blame_an_answer_that_was_cut_short_or_is_not_http_is_none(self) -> None:
        chunked = b"HTTP/1.1 413 Too Large\r\nTransfer-Encoding: chunked\r\n\r\n0004\r\nfine\r\n00"
        for cut, error in (
            (chunked, http.client.IncompleteRead),
            (b"HTTP/1.1 4", ConnectionError),
            (b"220 mail.example ESMTP\r\n", http.client.BadStatusLine),
        ):
            serve = lambda connection, cut=cut: (server.request(connection), connection.sendall(cut))
            with RawServer(serve) as server, self.assertRaises(error):
                upload(to(server), "/", b"a")

    def test_blame_an_answer_whose_length_is_not_understood_is_not_whole(self) -> None:
        for answer in NO_LENGTH:
            serve = lambda connection, answer=answer: (server.request(connection), connection.sendall(answer))
            with RawServer(serve) as server, self.assertRaises(http.client.HTTPException, msg=answer):
                upload(to(server), "/", b"a")

    def test_blame_an_answer_to_nobody_is_not_taken_for_that_of_the_upload(self) -> None:
        self.check_late_answer(lambda connection: connection, to)

    def check_late_answer(self, secure, connect) -> None:
        # As long as what http.client reads ahead, so that the late answer stays behind it.
        head, empty = b"HTTP/1.1 200 OK\r\nX: ", b"\r\nContent-Length: 0\r\n\r\n"
        late = head.ljust(8192 - len(empty), b"x") + empty + b"HTTP/1.1 408 Request Timeout" + empty

        def serve(connection) -> None:
            with secure(connection) as secured:
                while server.request(secured):
                    secured.sendall(late)

        with RawServer(serve) as server:
            connection = connect(server)
            answers = [upload(connection, "/", body).status for body in (b"first", b"second")]
            connection.close()
        self.assertEqual(answers, [200, 200])
        self.assertEqual(server.seen, [b"POST / HTTP/1.1 first", b"POST / HTTP/1.1 second"])

    def test_repeats_nothing_and_frames_the_body(self) -> None:
        def serve(connection) -> None:
            server.request(connection)
            connection.sendall(ANSWER)

        with RawServer(serve) as server:
            for method in ("POST", "PUT", "DELETE"):
                upload(to(server), "/", "añb", method, {"Transfer-Encoding": "chunked", "Content-Length ": "1"})
            self.assertEqual(server.seen, [f"{method} / HTTP/1.1 añb".encode() for method in ("POST", "PUT", "DELETE")])

    def test_repeats_no_body_that_is_used_up(self) -> None:
        with self.assertRaises(TypeError):
            upload(http.client.HTTPConnection("127.0.0.1", 9), "/", iter([b"a"]))  # type: ignore[arg-type]

    def test_leaves_nothing_behind(self) -> None:
        with leaving_nothing():
            self.test_settles_a_server_that_answers_and_reads_nothing_more()
            self.test_blame_without_an_answer_the_error_of_sending_is_raised()

    def test_limits_a_timeout_is_for_each_piece_and_not_for_the_whole(self) -> None:
        def slow(connection) -> None:
            head = b""
            left = len(BODY)
            while left > 0:
                data = connection.recv(1_000_000)
                if head is not None:
                    head += data
                    if b"\r\n\r\n" in head:
                        left -= len(head.split(b"\r\n\r\n", 1)[1])
                        head = None
                else:
                    left -= len(data)
                pause.wait(0.01)
            connection.sendall(ANSWER)

        pause = threading.Event()
        with RawServer(slow) as server:
            # The whole takes at least 0.16 s, and each piece far less than the timeout on any machine.
            self.assertIsNone(upload(to(server, timeout=20), "/", BODY).upload_error)

    def test_tls_an_early_answer_is_read(self) -> None:
        def serve(connection) -> None:
            # Else the kernel keeps the answer back behind what TLS has just sent, and the reset would drop it.
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with tls_pair.SERVER.wrap_socket(connection, server_side=True) as secured:
                early(secured)

        with RawServer(serve) as server:
            connection = http.client.HTTPSConnection("localhost", server.port, context=tls_pair.CLIENT)
            answer = upload(connection, "/", BODY)
        self.assertEqual((answer.status, answer.body), (413, b"too large\n"))
        self.assertIsNotNone(answer.upload_error)

    def test_tls_a_body_without_a_length_that_no_good_bye_ends_is_not_whole(self) -> None:
        def serve(connection) -> None:
            with tls_pair.SERVER.wrap_socket(connection, server_side=True) as secured:
                server.request(secured)
                secured.sendall(ENDS_WITHOUT_GOODBYE)

        with RawServer(serve) as server, self.assertRaises(ssl.SSLEOFError):
            upload(http.client.HTTPSConnection("localhost", server.port, context=tls_pair.CLIENT), "/", b"a")

    def test_tls_an_answer_to_nobody_is_not_taken_for_that_of_the_upload(self) -> None:
        self.check_late_answer(
            lambda connection: tls_pair.SERVER.wrap_socket(connection, server_side=True),
            lambda server: http.client.HTTPSConnection("localhost", server.port, context=tls_pair.CLIENT),
        )

    def test_tls_its_own_messages_are_no_answer_to_nobody(self) -> None:
        def serve(connection) -> None:
            with tls_pair.SERVER.wrap_socket(connection, server_side=True) as secured:
                server.request(secured)
                secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

        with RawServer(serve) as server:
            connection = http.client.HTTPSConnection("localhost", server.port, context=tls_pair.CLIENT)
            connection.connect()
            first = connection.sock
            # The tickets of TLS 1.3.
            select.select([first], [], [])
            upload(connection, "/", b"a")
            self.assertIs(connection.sock, first)
            connection.close()
