"""The contract of break_on_purpose."""

import errno
import socket
import unittest

from break_on_purpose import next_write_fails, peer_has_closed, peer_resets, port_that_refuses
from faults import ONE_REALM, does_not_apply, leaving_nothing, without_descriptors

DOES_NOT_APPLY = {
    "repeats": does_not_apply("No envía nada.", "It sends nothing."),
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("No deja ningún servidor en marcha.", "It leaves no server running."),
    "tls": does_not_apply("Hace conexiones sin cifrar.", "It makes connections without TLS."),
}


class Contract(unittest.TestCase):
    def test_settles_each_of_them_in_its_state(self) -> None:
        with next_write_fails() as ours, self.assertRaises(BrokenPipeError):
            ours.sendall(b"a")
        with peer_resets() as ours, self.assertRaises(ConnectionResetError):
            ours.recv(1)
        with peer_has_closed() as ours, self.assertRaises(BrokenPipeError):
            while True:
                ours.sendall(b"a")
        with self.assertRaises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port_that_refuses()))

    def test_blame_the_first_write_to_a_closed_peer_is_accepted(self) -> None:
        with peer_has_closed() as ours:
            ours.sendall(b"a")

    def test_leaves_nothing_once_it_is_closed(self) -> None:
        with leaving_nothing():
            for make in (next_write_fails, peer_resets, peer_has_closed) * 20:
                make().close()
            port_that_refuses()

    def test_limits_no_descriptor_left_raises_and_leaves_nothing(self) -> None:
        with leaving_nothing(), without_descriptors():
            for make in (next_write_fails, peer_resets, peer_has_closed, port_that_refuses):
                with self.assertRaises(OSError) as caught:
                    make()
                self.assertEqual(caught.exception.errno, errno.EMFILE)
