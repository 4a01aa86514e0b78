"""The contract of what_arrived."""

import socket
import threading
import tracemalloc
import unittest

import tls_pair
from faults import ONE_REALM, does_not_apply, everything, leaving_nothing, reset, tcp_pair
from what_arrived import Message, acknowledge, send_acknowledged

DOES_NOT_APPLY = {
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("Atiende una sola conexión.", "It serves one connection."),
}
MESSAGES = [Message(str(n), f"text {n}") for n in range(3)]


def deliver(ours, peer, handle, messages=MESSAGES):
    """Both sides; the receiving one closes when it ends. Returns the delivery and the receiver's error."""
    errors = []

    def receive() -> None:
        with peer:
            try:
                acknowledge(peer, handle)
            except Exception as error:
                errors.append(error)

    receiver = threading.Thread(target=receive)
    receiver.start()
    delivery = send_acknowledged(ours, messages)
    receiver.join()
    return delivery, errors


class Contract(unittest.TestCase):
    def test_settles_a_peer_that_closes_resets_or_says_nothing(self) -> None:
        for leave, ended in ((lambda peer: peer.shutdown(socket.SHUT_RDWR), "closed"), (reset, "gone"), (lambda peer: None, "timed out")):
            ours, peer = tcp_pair()
            ours.settimeout(0.1)
            if ended == "closed":
                peer.recv(0)
            leave(peer)
            delivery = send_acknowledged(ours, MESSAGES)
            peer.close()
            self.assertIn(delivery.ended, (ended, "gone"))
            self.assertEqual(len(delivery.unknown), 3)

    def test_settles_when_neither_end_could_write_all_before_it_reads(self) -> None:
        ours, peer = tcp_pair()
        messages = [Message(str(n), "x") for n in range(20_000)]
        delivery, _ = deliver(ours, peer, lambda message: None, messages)
        self.assertEqual((delivery.ended, len(delivery.acknowledged)), ("all", 20_000))

    def test_blame_bytes_that_are_no_text_take_no_whole_message_with_them(self) -> None:
        for rest, refused in ((b'{"id":"1","text":"\xff"}\n', True), (b'{"id":"1","text":"\xc3', False)):
            peer, ours = tcp_pair()
            handled: list[str] = []
            peer.sendall(b'{"id":"0","text":"a"}\n' + rest)
            peer.shutdown(socket.SHUT_WR)
            error = None
            try:
                acknowledge(ours, lambda message: handled.append(message.id))
            except ValueError as raised:
                error = raised
            peer.close()
            ours.close()
            self.assertEqual((handled, str(error)), (["0"], "a line that is no message" if refused else "None"))

    def test_blame_bytes_that_are_no_text_acknowledge_no_replacement_character(self) -> None:
        ours, peer = tcp_pair()
        peer.sendall(b"\xff\n")
        peer.shutdown(socket.SHUT_WR)
        delivery = send_acknowledged(ours, [Message("\ufffd", "text")])
        peer.close()
        self.assertEqual((len(delivery.acknowledged), delivery.ended), (0, "closed"))

    def test_limits_an_answer_without_a_line_feed_is_not_kept(self) -> None:
        ours, peer = tcp_pair()

        def answer() -> None:
            for _ in range(200):
                peer.sendall(b"x" * 100_000)
            peer.sendall(b"\n0\n")

        answering = threading.Thread(target=answer)
        tracemalloc.start()
        try:
            answering.start()
            delivery = send_acknowledged(ours, MESSAGES[:1])
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
            answering.join()
            peer.close()
        self.assertEqual(delivery.ended, "all")
        self.assertLess(most, 4_000_000)

    def test_settles_an_acknowledgement_that_is_no_text(self) -> None:
        ours, peer = tcp_pair()
        peer.sendall(b"\xff\xfe\n0\n")
        peer.shutdown(socket.SHUT_WR)
        delivery = send_acknowledged(ours, MESSAGES)
        peer.close()
        self.assertEqual([message.id for message in delivery.acknowledged], ["0"])

    def test_blame_an_error_of_the_handler_is_its_own(self) -> None:
        ours, peer = tcp_pair()
        own = ConnectionResetError("of the database")

        def handle(message: Message) -> None:
            if message.id == "1":
                raise own

        delivery, errors = deliver(ours, peer, handle)
        self.assertEqual(errors, [own])
        self.assertNotIn("1", [message.id for message in delivery.acknowledged])

    def test_repeats_nothing_that_was_cut_short(self) -> None:
        ours, peer = tcp_pair()
        handled = []
        ours.sendall(b'{"id":"a","text":"whole"}\n{"id":"b","text":"cut"}')
        ours.shutdown(socket.SHUT_WR)
        acknowledge(peer, handled.append)
        peer.close()
        self.assertEqual((handled, everything(ours)), ([Message("a", "whole")], b"a\n"))
        ours.close()

    def test_leaves_nothing_whatever_the_end(self) -> None:
        with leaving_nothing():
            self.test_settles_a_peer_that_closes_resets_or_says_nothing()
            self.test_blame_an_error_of_the_handler_is_its_own()

    def test_limits_a_line_of_many_brackets_is_no_message(self) -> None:
        ours, peer = tcp_pair()
        with ours, peer:
            ours.sendall(b"[" * 100_000 + b"\n")
            with self.assertRaises(ValueError):
                acknowledge(peer, lambda message: None)

    def test_limits_what_is_no_text_is_refused_before_anything_is_sent(self) -> None:
        ours, peer = tcp_pair()
        with ours, peer:
            with self.assertRaises(TypeError):
                send_acknowledged(ours, [Message("a", 7)])  # type: ignore[arg-type]

    def test_limits_half_a_character_in_an_id_is_refused_by_both_sides(self) -> None:
        ours, peer = tcp_pair()
        with self.assertRaises(ValueError):
            send_acknowledged(ours, [Message("\ud800", "text")])
        handled = []
        with ours, peer:
            ours.sendall(b'{"id":"\\ud800","text":"x"}\n')
            with self.assertRaisesRegex(ValueError, "no message"):
                acknowledge(peer, handled.append)
        self.assertEqual(handled, [])

    def test_settles_a_message_larger_than_the_buffers_to_a_peer_that_reads_slowly(self) -> None:
        for ours, peer in (tcp_pair(), tls_pair.tls_pair()):
            ours.settimeout(20)
            messages = [Message(str(n), "x" * 4_000_000) for n in range(2)]
            delivery, errors = deliver(ours, peer, lambda message: None, messages)
            self.assertEqual((delivery.ended, len(delivery.acknowledged), errors), ("all", 2, []))

    def test_tls_all_is_acknowledged(self) -> None:
        ours, peer = tls_pair.tls_pair()
        self.assertEqual(deliver(ours, peer, lambda message: None)[0].ended, "all")

    def test_tls_writes_and_reads_in_one_thread(self) -> None:
        ours, peer = tls_pair.tls_pair()
        threads = threading.active_count()
        seen = set()
        messages = [Message(str(n), "x" * 100) for n in range(5_000)]
        delivery, errors = deliver(ours, peer, lambda message: seen.add(threading.active_count()), messages)
        self.assertEqual((delivery.ended, delivery.error, len(delivery.acknowledged), errors), ("all", None, 5_000, []))
        # The receiver's is the one more: two at once on one TLS connection may crash the interpreter.
        self.assertEqual(seen, {threads + 1})
