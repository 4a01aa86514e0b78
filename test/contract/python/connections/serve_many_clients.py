"""The contract of serve_many_clients."""

import contextlib
import socket
import threading
import unittest

from faults import (
    ONE_REALM,
    does_not_apply,
    eventually,
    everything,
    leaving_nothing,
    program,
    reset,
    wait_for_reset,
    without_descriptors,
)
from serve_many_clients import LONGEST_LINE, ManyClientsServer

DOES_NOT_APPLY = {
    "realms": ONE_REALM,
    "tls": does_not_apply("Crea su propio servidor, sin cifrar.", "It makes its own server, without TLS."),
}


class Told:
    """A server, and what it told."""

    def __init__(self, converse) -> None:
        self.gone, self.errors, self.unaccepted = [], [], []
        self.server = ManyClientsServer(
            converse,
            lambda client, error: self.gone.append(error),
            lambda client, error: self.errors.append(error),
            self.unaccepted.append,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.server.close()

    def connect(self) -> socket.socket:
        return socket.create_connection(self.server.address)


def echo(client) -> None:
    for line in client.lines:
        client.send(f"{line}\n")


class Contract(unittest.TestCase):
    def test_settles_close_while_clients_are_silent(self) -> None:
        told = Told(echo)
        clients = [told.connect() for _ in range(5)]
        clients[4].sendall(b"a\n")
        clients[4].recv(1)
        self.assertTrue(told.server.close())
        self.assertTrue(told.server.close())
        self.assertEqual((told.gone, told.errors), ([], []))
        for client in clients:
            client.close()

    def test_settles_close_within_its_time_although_a_conversation_waits_for_something_else(self) -> None:
        go_on, waiting = threading.Event(), threading.Event()

        def converse(client) -> None:
            waiting.set()
            go_on.wait()

        told = Told(converse)
        with told.connect():
            waiting.wait()
            self.assertFalse(told.server.close(timeout=0.05))
        go_on.set()
        self.assertTrue(told.server.close())

    def test_settles_close_within_its_time_although_a_callback_takes_long(self) -> None:
        go_on, called = threading.Event(), threading.Event()
        told = Told(echo)
        told.server._on_accept_error = lambda error: (called.set(), go_on.wait())
        with socket.socket() as waiting:
            with without_descriptors():
                waiting.connect(told.server.address)
                called.wait()
                self.assertFalse(told.server.close(timeout=0.05))
            go_on.set()
            self.assertTrue(told.server.close())

    def test_settles_two_conversations_that_close_at_once(self) -> None:
        both = threading.Barrier(2)

        def converse(client) -> None:
            both.wait()
            self.assertFalse(told.server.close())

        told = Told(converse)
        with told.connect() as first, told.connect() as second:
            self.assertEqual((everything(first), everything(second)), (b"", b""))
            self.assertTrue(told.server.close(timeout=20))
        self.assertEqual(told.errors, [])

    def test_settles_a_program_that_never_closes_it(self) -> None:
        code = "from serve_many_clients import *; ManyClientsServer(print, print, print)"
        self.assertEqual(program("serve-many-clients", code, timeout=50).returncode, 0)

    def test_blame_an_error_of_the_conversation_is_its_own(self) -> None:
        own = ConnectionResetError("of the database")

        def converse(client) -> None:
            raise own

        with Told(converse) as told, told.connect():
            eventually(lambda: bool(told.errors))
            self.assertEqual((told.errors, told.gone), ([own], []))

    def test_blame_a_client_that_resets_while_nothing_is_written(self) -> None:
        with Told(echo) as told:
            reset(told.connect())
            eventually(lambda: bool(told.gone))
            self.assertIsInstance(told.gone[0], ConnectionResetError)
            self.assertEqual(told.errors, [])

    def test_blame_a_reset_that_neither_read_nor_write_noticed(self) -> None:
        def silent(client) -> None:
            wait_for_reset(client.socket)

        def careless(client) -> None:
            with contextlib.suppress(OSError):
                list(client.lines)

        for converse in (silent, careless):
            with Told(converse) as told:
                reset(told.connect())
                eventually(lambda told=told: bool(told.gone))
                self.assertIsInstance(told.gone[0], ConnectionResetError)
                self.assertEqual((len(told.gone), told.errors), (1, []))

    def test_blame_a_departure_each_time_that_lines_are_asked_for(self) -> None:
        ends = []

        def converse(client) -> None:
            for _ in range(2):
                try:
                    ends.append(list(client.lines))
                except OSError as error:
                    ends.append(error)

        with Told(converse) as told:
            reset(told.connect())
            eventually(lambda: len(ends) == 2)
        self.assertEqual([type(end) for end in ends], [ConnectionResetError] * 2)

    def test_blame_a_client_that_has_left_and_is_sent_to_again(self) -> None:
        def converse(client) -> None:
            try:
                list(client.lines)
            finally:
                # As another conversation may do meanwhile.
                with contextlib.suppress(OSError):
                    client.send("good bye")

        with Told(converse) as told:
            reset(told.connect())
            eventually(lambda: bool(told.gone or told.errors))
            self.assertEqual((len(told.gone), told.errors), (1, []))

    def test_blame_a_client_that_has_left_before_its_farewell(self) -> None:
        def converse(client) -> None:
            client.send("a")
            wait_for_reset(client.socket)
            client.send("b")

        with Told(converse) as told:
            reset(told.connect())
            eventually(lambda: bool(told.gone))

    def test_repeats_nothing_that_was_cut_short(self) -> None:
        lines = []
        with Told(lambda client: lines.extend(client.lines)) as told:
            with told.connect() as client:
                client.sendall(b"whole\ncut")
                client.shutdown(socket.SHUT_WR)
                everything(client)
        self.assertEqual(lines, ["whole"])

    def test_repeats_and_loses_nothing_that_came_before_the_conversation_read(self) -> None:
        sent, lines = threading.Event(), []

        def converse(client) -> None:
            sent.wait()
            lines.extend(client.lines)

        with Told(converse) as told, told.connect() as client:
            client.sendall(b"LOGIN alice\nQUIT\n")
            client.shutdown(socket.SHUT_WR)
            sent.set()
            everything(client)
        self.assertEqual(lines, ["LOGIN alice", "QUIT"])

    def test_leaves_nothing_after_clients_of_every_kind(self) -> None:
        with leaving_nothing(), Told(echo) as told:
            for n in range(30):
                client = told.connect()
                client.sendall(b"a\nb")
                (reset if n % 2 else socket.socket.close)(client)

    def test_limits_the_farewell_arrives_although_nobody_read_the_client(self) -> None:
        with Told(lambda client: client.send("bye")) as told, told.connect() as client:
            client.sendall(bytes(100_000))
            client.shutdown(socket.SHUT_WR)
            self.assertEqual(everything(client), b"bye")

    def test_limits_what_several_threads_send_does_not_mix(self) -> None:
        def converse(client) -> None:
            # So that each line leaves in many pieces.
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
            both = threading.Barrier(2)
            send = lambda line: (both.wait(), client.send(line))
            threads = [threading.Thread(target=send, args=(bytes([letter]) * 1_000_000 + b"\n",)) for letter in b"ab"]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()

        with Told(converse) as told, told.connect() as client:
            client.shutdown(socket.SHUT_WR)
            lines = everything(client).splitlines()
        self.assertEqual([(len(line), len(set(line))) for line in lines], [(1_000_000, 1)] * 2)

    def test_limits_a_line_that_is_too_long(self) -> None:
        with Told(echo) as told, told.connect() as client:
            try:
                client.sendall(bytes(3_000_000))
            except OSError:
                pass
            eventually(lambda: bool(told.errors))
            self.assertIsInstance(told.errors[0], ValueError)

    def test_limits_a_line_that_is_one_byte_too_long(self) -> None:
        with Told(lambda client: list(client.lines)) as told, told.connect() as client:
            client.sendall(bytes(LONGEST_LINE) + b"\n" + bytes(LONGEST_LINE + 1) + b"\n")
            client.shutdown(socket.SHUT_WR)
            everything(client)
            eventually(lambda: bool(told.errors))
            self.assertIsInstance(told.errors[0], ValueError)

    def test_keeps_going_after_no_descriptor_was_left_and_closes_meanwhile(self) -> None:
        with Told(echo) as told:
            waiting = socket.socket()
            with without_descriptors():
                waiting.connect(told.server.address)
                eventually(lambda: bool(told.unaccepted))
            with waiting:
                waiting.sendall(b"a\n")
                self.assertEqual(waiting.recv(9), b"a\n")
        other = Told(echo)
        with without_descriptors():
            self.assertTrue(other.server.close())

    def test_keeps_going_after_a_callback_that_fails(self) -> None:
        for standard_error in ("", "import sys; sys.stderr.close()"):
            self.check_callback_that_fails(standard_error)

    def check_callback_that_fails(self, standard_error: str) -> None:
        code = standard_error + """
import socket, threading
threading.excepthook = lambda died: print(f"thread died: {died.exc_value!r}")
from serve_many_clients import *
def fail(*_): raise OSError("the log is full")
def converse(client):
    if client.id == 1: raise ValueError
    client.send("fine")
with ManyClientsServer(converse, fail, fail) as server:
    socket.create_connection(server.address).recv(1)
    print(socket.create_connection(server.address).recv(9))
"""
        self.assertEqual(program("serve-many-clients", code).stdout, b"b'fine'\n")
