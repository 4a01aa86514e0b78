"""The contract of catch_epipe."""

import array
import threading
import unittest

import tls_pair
from catch_epipe import write_catching_epipe
from faults import ONE_REALM, broken, does_not_apply, everything, leaving_nothing, reset, tcp_pair, wait_for_reset

DOES_NOT_APPLY = {
    "repeats": does_not_apply("No envía nada dos veces.", "It sends nothing twice."),
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("No sirve a nadie: es una sola llamada.", "It serves nobody: it is one call."),
}


class Contract(unittest.TestCase):
    def test_settles_a_socket_closed_before_the_call(self) -> None:
        ours, peer = tcp_pair()
        ours.close()
        peer.close()
        with self.assertRaises(OSError):
            write_catching_epipe(ours, [b"a"])

    def test_settles_a_peer_that_reads_nothing_within_the_timeout(self) -> None:
        ours, peer = tcp_pair()
        with ours, peer:
            ours.settimeout(0.05)
            with self.assertRaises(TimeoutError):
                write_catching_epipe(ours, iter(lambda: bytes(1_000_000), b""))

    def test_blame_a_broken_pipe_of_the_chunks_is_theirs(self) -> None:
        ours, peer = tcp_pair()
        own = BrokenPipeError("of the database")

        def chunks():
            yield b"a"
            raise own

        with ours, peer, self.assertRaises(BrokenPipeError) as caught:
            write_catching_epipe(ours, chunks())
        self.assertIs(caught.exception, own)

    def test_blame_a_reset_is_no_broken_pipe(self) -> None:
        ours, peer = tcp_pair()
        reset(peer)
        wait_for_reset(ours)
        with ours, self.assertRaises(ConnectionResetError):
            write_catching_epipe(ours, [b"a"])

    def test_blame_bytes_are_counted_and_not_items(self) -> None:
        ours, peer = tcp_pair()
        with ours, peer:
            self.assertEqual(write_catching_epipe(ours, [array.array("I", [1, 2])]).handed_over, 8)

    def test_leaves_nothing_when_the_pipe_is_broken(self) -> None:
        cleaned = []

        def chunks():
            try:
                yield b"a"
            finally:
                cleaned.append(True)

        with leaving_nothing():
            ours, _ = broken()
            given = chunks()
            outcome = write_catching_epipe(ours, given)
            self.assertIsInstance(outcome.broken_pipe, BrokenPipeError)
            self.assertEqual((outcome.handed_over, outcome.failed, ours.fileno()), (0, 1, -1))
            self.assertEqual(cleaned, [True])

    def test_limits_100_MB_to_a_slow_reader(self) -> None:
        ours, peer = tcp_pair()
        received = []
        reader = threading.Thread(target=lambda: received.append(len(everything(peer))))
        reader.start()
        outcome = write_catching_epipe(ours, (bytes(1_000_000) for _ in range(100)))
        ours.close()
        reader.join()
        peer.close()
        self.assertEqual((outcome.handed_over, received), (100_000_000, [100_000_000]))

    def test_tls_a_peer_that_has_gone_is_a_broken_pipe(self) -> None:
        ours, peer = tls_pair.tls_pair()
        peer.close()
        wait_for_reset(ours)
        try:
            outcome = write_catching_epipe(ours, (b"a" for _ in range(1_000)))
        except ConnectionResetError:
            return  # the reset came first, and is told as it is
        self.assertIsNotNone(outcome.broken_pipe)
        self.assertEqual(ours.fileno(), -1)
