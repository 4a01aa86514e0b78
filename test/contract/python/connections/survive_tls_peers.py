"""The contract of survive_tls_peers."""

import unittest

import tls_pair
from faults import ONE_REALM, does_not_apply, leaving_nothing, reset, wait_for_reset
from survive_tls_peers import PEER_HAS_GONE, send_all

DOES_NOT_APPLY = {
    "repeats": does_not_apply("No envía nada dos veces.", "It sends nothing twice."),
    "realms": ONE_REALM,
    "limits": does_not_apply(
        "No acepta conexiones ni crea procesos; el plazo lo pone el socket.",
        "It accepts no connections and starts no processes; the socket sets the time limit.",
    ),
    "keeps_going": does_not_apply("No sirve a nadie: es una sola llamada.", "It serves nobody: it is one call."),
}


class Contract(unittest.TestCase):
    def test_settles_a_peer_that_reads_nothing_within_the_timeout(self) -> None:
        ours, peer = tls_pair.tls_pair()
        with ours, peer:
            ours.settimeout(0.1)
            with self.assertRaises(TimeoutError):
                send_all(ours, bytes(50_000_000))

    def test_blame_our_own_end_is_not_the_peers(self) -> None:
        ours, peer = tls_pair.tls_pair()
        ours.close()
        with peer, self.assertRaises(OSError) as caught:
            send_all(ours, b"a")
        self.assertNotIsInstance(caught.exception, PEER_HAS_GONE)

    def test_leaves_nothing_behind(self) -> None:
        with leaving_nothing():
            ours, peer = tls_pair.tls_pair()
            peer.close()
            send_all(ours, b"a")
            ours.close()

    def test_tls_a_peer_that_has_gone_is_returned(self) -> None:
        ours, peer = tls_pair.tls_pair()
        reset(peer)
        wait_for_reset(ours)
        with ours:
            self.assertIsInstance(send_all(ours, b"a"), PEER_HAS_GONE)
