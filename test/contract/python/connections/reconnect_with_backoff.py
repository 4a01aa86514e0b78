"""The contract of reconnect_with_backoff."""

import errno
import math
import socket
import ssl
import threading
import unittest
import urllib.request

import tls_pair
from break_on_purpose import port_that_refuses
from faults import ONE_REALM, does_not_apply, leaving_nothing
from reconnect_with_backoff import full_jitter, is_gone, reconnect_with_backoff

DOES_NOT_APPLY = {
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("No sirve a nadie: es una sola llamada.", "It serves nobody: it is one call."),
}


def attempts_of(attempt, **options) -> int:
    """How often it was tried."""
    tried = []

    def once():
        tried.append(True)
        return attempt()

    try:
        reconnect_with_backoff(once, **{"base": 0, "attempts": 3, **options})
    except Exception:
        pass
    return len(tried)


def failing(error):
    def attempt():
        raise error

    return attempt


class Contract(unittest.TestCase):
    def test_settles_with_the_last_error(self) -> None:
        port = port_that_refuses()
        with self.assertRaises(ConnectionRefusedError):
            reconnect_with_backoff(lambda: socket.create_connection(("127.0.0.1", port)), base=0, attempts=2)

    def test_settles_whatever_number_of_attempts(self) -> None:
        for attempts in (0, -1, math.nan, 1):
            self.assertEqual(attempts_of(failing(ConnectionResetError()), attempts=attempts), 1)

    def test_blame_unreachable_hosts_and_names_that_cannot_be_looked_up_now_are_tried_again(self) -> None:
        for error in (
            OSError(errno.EHOSTUNREACH, ""),
            OSError(errno.ENETUNREACH, ""),
            socket.gaierror(socket.EAI_AGAIN, ""),
        ):
            self.assertEqual(attempts_of(failing(error)), 3)
        for other in (socket.gaierror(socket.EAI_NONAME, ""), ssl.SSLCertVerificationError(), OSError(errno.EMFILE, "")):
            self.assertEqual(attempts_of(failing(other)), 1)

    def test_blame_what_urllib_wraps_is_looked_at(self) -> None:
        url = f"http://127.0.0.1:{port_that_refuses()}/"
        self.assertEqual(attempts_of(lambda: urllib.request.urlopen(url)), 3)

    def test_repeats_nothing_that_the_caller_refuses(self) -> None:
        self.assertEqual(attempts_of(failing(ConnectionResetError()), retry_if=lambda error: False), 1)

    def test_leaves_nothing_behind(self) -> None:
        port = port_that_refuses()
        with leaving_nothing():
            self.assertEqual(attempts_of(lambda: socket.create_connection(("127.0.0.1", port)), attempts=50), 50)

    def test_limits_the_2000th_attempt(self) -> None:
        self.assertLessEqual(full_jitter(2_000, 0.1, 30), 30)
        self.assertEqual(attempts_of(failing(ConnectionResetError()), attempts=2_000, cap=0, base=0.1), 2_000)

    def test_limits_waits_longer_than_a_sleep_can_be(self) -> None:
        self.assertLess(full_jitter(5_000, math.inf, math.inf, lambda: 1), threading.TIMEOUT_MAX)

    def test_limits_causes_that_form_a_circle(self) -> None:
        one, two = RuntimeError(), RuntimeError()
        one.__cause__, two.__cause__ = two, one
        self.assertFalse(is_gone(one))

    def test_tls_a_server_that_leaves_during_the_handshake(self) -> None:
        def attempt():
            server, client = tls_pair.tcp_pair()
            server.close()
            with client:
                tls_pair.CLIENT.wrap_socket(client, server_hostname="localhost")

        self.assertEqual(attempts_of(attempt), 3)
