"""The contract of python_subprocess."""

import asyncio
import subprocess
import unittest

from faults import ONE_REALM, does_not_apply, leaving_nothing
from python_subprocess import feed, feed_async

DOES_NOT_APPLY = {
    "repeats": does_not_apply("No envía nada dos veces.", "It sends nothing twice."),
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("No sirve a nadie: es una sola llamada.", "It serves nobody: it is one call."),
    "tls": does_not_apply("Usa tuberías.", "It uses pipes."),
}


def child(*command: str, bufsize: int = -1) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=bufsize)


class Contract(unittest.TestCase):
    def test_settles_a_cancellation_while_the_child_does_not_read(self) -> None:
        async def main() -> None:
            process = await asyncio.create_subprocess_exec("sleep", "1000", stdin=subprocess.PIPE)
            with self.assertRaises(asyncio.TimeoutError):
                await asyncio.wait_for(feed_async(process.stdin, iter(lambda: bytes(65536), b"")), 0.1)
            process.kill()
            await process.wait()

        asyncio.run(main())

    def test_settles_a_cancellation_while_the_last_bytes_wait(self) -> None:
        complaints = []

        async def main() -> None:
            asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
            process = await asyncio.create_subprocess_exec("sleep", "1000", stdin=subprocess.PIPE)
            with self.assertRaises(asyncio.TimeoutError):
                await asyncio.wait_for(feed_async(process.stdin, [bytes(100_000)]), 0.1)
            process.kill()
            await process.wait()

        asyncio.run(main())
        self.assertEqual(complaints, [])

    def test_settles_an_error_of_the_chunks_while_the_child_does_not_read(self) -> None:
        def chunks():
            yield bytes(65536)
            yield b"more than the pipe takes"
            raise ValueError

        for bufsize in (-1, 1_000):
            process = child("sleep", "1000", bufsize=bufsize)
            self.addCleanup(process.wait)
            self.addCleanup(process.kill)
            with self.assertRaises(ValueError):
                feed(process.stdin, chunks())

    def test_settles_a_stdin_closed_before_the_call(self) -> None:
        process = child("cat")
        process.stdin.close()
        with process, self.assertRaises(ValueError):
            feed(process.stdin, [b"a"])

    def test_blame_an_error_of_the_chunks_is_theirs_and_the_input_ends(self) -> None:
        own = BrokenPipeError("of the database")

        def chunks():
            yield b"a"
            raise own

        with child("cat") as process, self.assertRaises(BrokenPipeError) as caught:
            feed(process.stdin, chunks())
        self.assertIs(caught.exception, own)

        async def main() -> None:
            process = await asyncio.create_subprocess_exec("cat", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
            with self.assertRaises(BrokenPipeError) as caught:
                await feed_async(process.stdin, chunks())
            self.assertIs(caught.exception, own)
            await process.wait()

        asyncio.run(main())

    def test_blame_a_child_that_stops_reading_is_told(self) -> None:
        for bufsize in (-1, 0):
            with child("head", "-c", "1", bufsize=bufsize) as process:
                self.assertIsNotNone(feed(process.stdin, [bytes(1_000_000)]).stopped_reading)

    def test_leaves_nothing_behind(self) -> None:
        with leaving_nothing():
            self.test_blame_an_error_of_the_chunks_is_theirs_and_the_input_ends()
            self.test_blame_a_child_that_stops_reading_is_told()

    def test_limits_an_unbuffered_pipe_takes_only_a_part(self) -> None:
        with child("wc", "-c", bufsize=0) as process:
            self.assertEqual(feed(process.stdin, [bytes(10_000_000)]).taken, 10_000_000)
            self.assertEqual(process.stdout.read().strip(), b"10000000")
