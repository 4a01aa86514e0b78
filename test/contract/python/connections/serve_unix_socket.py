"""The contract of serve_unix_socket."""

import contextlib
import errno
import os
import socket
import tempfile
import threading
import unittest

from faults import ONE_REALM, does_not_apply, eventually, everything, leaving_nothing, program, without_descriptors
from serve_unix_socket import LONGEST_LINE, UnixServer

DOES_NOT_APPLY = {
    "realms": ONE_REALM,
    "tls": does_not_apply("Un socket de dominio Unix no lleva TLS.", "A Unix domain socket carries no TLS."),
}


class Told:
    """A server in a folder of its own, and what it told."""

    def __init__(self, answer=lambda line: line) -> None:
        self.gone, self.errors = [], []
        self._folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self._folder.name, "control")
        self._answer = answer
        self.server = self.start()

    def start(self) -> UnixServer:
        return UnixServer(self.path, self._answer, self.gone.append, self.errors.append)

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.server.close()
        self._folder.cleanup()

    def connect(self) -> socket.socket:
        client = socket.socket(socket.AF_UNIX)
        client.connect(self.path)
        return client


class Contract(unittest.TestCase):
    def test_settles_close_while_clients_are_silent(self) -> None:
        with Told() as told:
            clients = [told.connect() for _ in range(5)]
            self.assertTrue(told.server.close())
            self.assertTrue(told.server.close())
            for client in clients:
                client.close()

    def test_settles_close_within_its_time_although_an_answer_takes_long(self) -> None:
        go_on, asked = threading.Event(), threading.Event()

        def answer(line: str) -> str:
            asked.set()
            go_on.wait()
            return line

        with Told(answer) as told, told.connect() as client:
            client.sendall(b"a\n")
            asked.wait()
            self.assertFalse(told.server.close(timeout=0.05))
            go_on.set()

    def test_settles_close_within_its_time_although_a_callback_takes_long(self) -> None:
        go_on, called = threading.Event(), threading.Event()
        with Told() as told, socket.socket(socket.AF_UNIX) as waiting:
            told.server._on_error = lambda error: (called.set(), go_on.wait())
            with without_descriptors():
                waiting.connect(told.path)
                called.wait()
                self.assertFalse(told.server.close(timeout=0.05))
            go_on.set()
            self.assertTrue(told.server.close())

    def test_settles_which_of_those_that_start_at_once_serves(self) -> None:
        for stale in (True, False) * 20:
            with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as predecessor:
                if stale:
                    predecessor.bind(f"{folder}/s")
                    predecessor.close()
                self.check_start_of(4, f"{folder}/s")

    def check_start_of(self, number: int, path: str) -> None:
        at_once, servers = threading.Barrier(number), []

        def start() -> None:
            at_once.wait()
            with contextlib.suppress(OSError):
                servers.append(UnixServer(path, str, print, print))

        threads = [threading.Thread(target=start) for _ in range(number)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for server in servers:
            server.close()
        self.assertEqual(len(servers), 1)

    def test_settles_two_answers_that_close_at_once(self) -> None:
        both = threading.Barrier(2)

        def answer(line: str) -> str:
            both.wait()
            self.assertFalse(told.server.close())
            return line

        with Told(answer) as told, told.connect() as first, told.connect() as second:
            first.sendall(b"a\n")
            second.sendall(b"b\n")
            everything(first)
            everything(second)
            self.assertTrue(told.server.close(timeout=20))
            self.assertFalse(os.path.exists(told.path))

    def test_settles_a_predecessor_that_has_no_time_to_accept(self) -> None:
        with Told() as told, socket.socket(socket.AF_UNIX) as busy:
            path = f"{told.path}2"
            busy.bind(path)
            busy.listen(0)
            waiting = socket.socket(socket.AF_UNIX)
            waiting.connect(path)
            with waiting, self.assertRaises(OSError) as caught:
                UnixServer(path, str, print, print)
            self.assertEqual(caught.exception.errno, errno.EADDRINUSE)

    def test_settles_a_program_that_never_closes_it(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            code = f"from serve_unix_socket import *; UnixServer({folder + '/s'!r}, str, print, print)"
            self.assertEqual(program("serve-unix-socket", code, timeout=50).returncode, 0)

    def test_blame_an_error_of_the_answer_is_its_own(self) -> None:
        own = BrokenPipeError("of the database")

        def answer(line: str) -> str:
            raise own

        with Told(answer) as told, told.connect() as client:
            client.sendall(b"a\n")
            self.assertEqual(everything(client), b"")
            self.assertEqual((told.errors, told.gone), ([own], []))

    def test_blame_a_client_that_left_before_its_answer(self) -> None:
        go_on = threading.Event()

        def answer(line: str) -> str:
            go_on.wait()
            return line

        with Told(answer) as told:
            client = told.connect()
            client.sendall(b"a\n")
            client.close()
            go_on.set()
            eventually(lambda: bool(told.gone))
            self.assertIsInstance(told.gone[0], BrokenPipeError)

    def test_repeats_nothing_that_was_cut_short(self) -> None:
        lines = []
        with Told(lambda line: lines.append(line) or line) as told, told.connect() as client:
            client.sendall(b"status\r\ndelete /srv/data/tmp/")
            client.shutdown(socket.SHUT_WR)
            self.assertEqual((everything(client), lines), (b"status\n", ["status"]))

    def test_leaves_nothing_and_no_file(self) -> None:
        with leaving_nothing(), Told() as told:
            for _ in range(30):
                with told.connect() as client:
                    client.sendall(b"a\nb")
            told.server.close()
            self.assertFalse(os.path.exists(told.path))

    def test_leaves_nothing_in_the_folder_from_which_the_program_has_gone(self) -> None:
        code = """
import os
from serve_unix_socket import *
server = UnixServer("s", str, print, print)
os.chdir("/")
server.close()
"""
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(program("serve-unix-socket", code, cwd=folder).stderr, b"")
            self.assertEqual(os.listdir(folder), [])

    def test_leaves_nothing_when_it_cannot_listen(self) -> None:
        with Told() as told, leaving_nothing():
            for path in (told.path, "/nowhere/at/all", "x" * 200):
                with self.assertRaises(OSError):
                    UnixServer(path, str, print, print)

    def test_leaves_nothing_of_its_own_but_the_file_of_a_successor(self) -> None:
        with Told() as told:
            os.unlink(told.path)
            with socket.socket(socket.AF_UNIX) as successor:
                successor.bind(told.path)
                told.server.close()
                self.assertTrue(os.path.exists(told.path))
                os.unlink(told.path)

    def test_leaves_nothing_of_its_own_but_the_file_of_a_successor_when_closed_again(self) -> None:
        with Told() as told:
            told.server.close()
            with told.start():
                told.server.close()
                self.assertTrue(os.path.exists(told.path))

    def test_repeats_no_answer_in_the_place_of_the_next(self) -> None:
        with Told(lambda line: f"{line}\nb") as told, told.connect() as client:
            client.sendall(b"a\n")
            self.assertEqual(everything(client), b"")
            self.assertEqual([type(error) for error in told.errors], [ValueError])

    def test_limits_a_line_that_is_one_byte_too_long(self) -> None:
        with Told(lambda line: "") as told, told.connect() as client:
            client.sendall(bytes(LONGEST_LINE) + b"\n" + bytes(LONGEST_LINE + 1) + b"\n")
            client.shutdown(socket.SHUT_WR)
            self.assertEqual(everything(client), b"\n")
            self.assertEqual([type(error) for error in told.errors], [ValueError])

    def test_limits_a_line_that_is_too_long_and_an_answer_that_is_no_text(self) -> None:
        with Told(lambda line: "\ud800") as told:
            with told.connect() as client, self.assertRaises(OSError):
                while True:
                    client.sendall(bytes(100_000))
            eventually(lambda: len(told.errors) == 1)
            with told.connect() as client:
                client.sendall(b"a\n")
                everything(client)
            self.assertEqual([type(error) for error in told.errors], [ValueError, UnicodeEncodeError])

    def test_keeps_going_after_no_descriptor_was_left_and_closes_meanwhile(self) -> None:
        with Told() as told:
            waiting = socket.socket(socket.AF_UNIX)
            with without_descriptors():
                waiting.connect(told.path)
                eventually(lambda: bool(told.errors))
            with waiting:
                waiting.sendall(b"a\n")
                self.assertEqual(waiting.recv(9), b"a\n")
            with without_descriptors():
                self.assertTrue(told.server.close())
