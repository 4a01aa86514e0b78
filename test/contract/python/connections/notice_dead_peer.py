"""The contract of notice_dead_peer."""

import socket
import threading
import unittest

import tls_pair
from faults import ONE_REALM, does_not_apply, leaving_nothing, reset, tcp_pair, wait_for_reset
from notice_dead_peer import until_peer_leaves

DOES_NOT_APPLY = {
    "repeats": does_not_apply("Solo repite el ping, que es para eso.", "It repeats the ping alone, which is for that."),
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("Vigila una sola conexión.", "It watches one connection."),
}


def watch(ours, on_data=lambda data: None, every=0.02, missed=2):
    return until_peer_leaves(ours, on_data, b"ping", every, missed)


class Contract(unittest.TestCase):
    def test_settles_a_socket_closed_before_the_call(self) -> None:
        ours, peer = tcp_pair()
        ours.close()
        peer.close()
        self.assertEqual(watch(ours).how, "closed")

    def test_settles_a_shutdown_from_another_thread(self) -> None:
        ours, peer = tcp_pair()
        with peer:
            stopper = threading.Thread(target=ours.shutdown, args=(socket.SHUT_RDWR,))
            peer.sendall(b"a")
            self.assertEqual(watch(ours, lambda data: stopper.start(), every=60).how, "closed")
            stopper.join()

    def test_settles_a_peer_that_takes_no_ping(self) -> None:
        ours, peer = tcp_pair()
        with peer:
            ours.setblocking(False)
            with self.assertRaises(BlockingIOError):
                while True:
                    ours.send(bytes(1_000_000))
            self.assertEqual(watch(ours).how, "silent")

    def test_blame_good_bye_reset_and_silence_are_told_apart(self) -> None:
        for leave, how in ((socket.socket.close, "closed"), (reset, "broken"), (lambda peer: None, "silent")):
            ours, peer = tcp_pair()
            leave(peer)
            self.assertEqual(watch(ours).how, how)
            peer.close()

    def test_blame_an_error_of_on_data_is_its_own(self) -> None:
        ours, peer = tcp_pair()
        own = ConnectionResetError("of the database")

        def on_data(data: bytes) -> None:
            raise own

        peer.sendall(b"a")
        with peer, self.assertRaises(ConnectionResetError) as caught:
            watch(ours, on_data)
        self.assertIs(caught.exception, own)

    def test_leaves_nothing_whatever_the_end(self) -> None:
        with leaving_nothing():
            self.test_blame_good_bye_reset_and_silence_are_told_apart()
            self.test_blame_an_error_of_on_data_is_its_own()

    def test_limits_an_interval_longer_than_a_timeout_can_be(self) -> None:
        ours, peer = tcp_pair()
        peer.close()
        self.assertEqual(watch(ours, every=1e300).how, "closed")

    def test_tls_a_peer_that_resets(self) -> None:
        # Python hides a reset within TLS as an end of the stream.
        ours, peer = tls_pair.tls_pair()
        reset(peer)
        wait_for_reset(ours)
        self.assertIn(watch(ours).how, ("broken", "closed"))
