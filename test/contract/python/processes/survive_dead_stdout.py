"""The contract of survive_dead_stdout."""

import errno
import os
import pty
import unittest

from faults import ONE_REALM, dead_outputs, dead_pipe, does_not_apply, leaving_nothing, program

DOES_NOT_APPLY = {
    "repeats": does_not_apply("Lo que no se pudo escribir se descarta.", "What could not be written is dropped."),
    "realms": ONE_REALM,
    "tls": does_not_apply("Usa la salida estándar.", "It uses standard output."),
}
CODE = """
import os, sys
from survive_dead_stdout import survive_dead_output
log = os.fdopen({log}, "w")
before = len(os.listdir("/proc/self/fd"))
restore = survive_dead_output(lambda output, error: log.write(f"{{output}} {{error.errno}}\\n"))
{code}
log.write(f"{{len(os.listdir('/proc/self/fd')) - before}} left open\\n")
"""


def run(code: str, **options) -> "tuple[int, str]":
    """Exit code, and what the service wrote into its log."""
    reader, writer = os.pipe()
    options = {"stderr": None, **options, "pass_fds": [writer]}
    ended = program("survive-dead-stdout", CODE.format(log=writer, code=code), timeout=50, **options)
    os.close(writer)
    with os.fdopen(reader) as log:
        return ended.returncode, log.read()


PRINT = "for n in range(1_000): print(n); sys.stderr.write('x')"


class Contract(unittest.TestCase):
    def test_settles_outputs_without_a_reader(self) -> None:
        with dead_pipe() as output:
            self.assertEqual(run(PRINT, stdout=output, stderr=output), (0, "stdout 32\nstderr 32\n0 left open\n"))

    def test_settles_without_any_output(self) -> None:
        self.assertEqual(
            run(PRINT.replace("sys.stderr.write('x')", "print(n, file=sys.stderr)"), preexec_fn=lambda: os.closerange(1, 3)),
            (0, "0 left open\n"),
        )

    def test_blame_every_other_error_is_raised(self) -> None:
        with open("/dev/full", "wb") as full, open(os.devnull, "wb") as nowhere:
            code, log = run(PRINT, stdout=full, stderr=nowhere)
        self.assertNotEqual(code, 0)
        self.assertEqual(log, "")

    def test_leaves_nothing_behind(self) -> None:
        with leaving_nothing():
            self.test_settles_outputs_without_a_reader()

    def test_settles_a_socket_that_was_reset(self) -> None:
        with open(os.devnull, "wb") as nowhere:
            told = [run(PRINT, stdout=output, stderr=nowhere) for output in dead_outputs()]
        errors = (errno.EPIPE, errno.ECONNRESET, errno.EIO)
        self.assertEqual(told, [(0, f"stdout {number}\n0 left open\n") for number in errors])

    def test_limits_a_terminal_that_was_closed(self) -> None:
        ours, theirs = pty.openpty()
        os.close(ours)
        with open(os.devnull, "wb") as nowhere:
            told = run(PRINT, stdout=theirs, stderr=nowhere)
        os.close(theirs)
        self.assertEqual(told, (0, f"stdout {errno.EIO}\n0 left open\n"))

    def test_limits_no_descriptor_left(self) -> None:
        code = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))\n" + PRINT
        code += "\nresource.setrlimit(resource.RLIMIT_NOFILE, (3, 3)); log.write('alive\\n'); log.flush(); os._exit(0)"
        with dead_pipe() as output:
            self.assertEqual(run(code, stdout=output, stderr=output), (0, "stdout 32\nstderr 32\nalive\n"))

    def test_keeps_going_with_bytes_and_flushes(self) -> None:
        code = "sys.stdout.buffer.write(b'x'); sys.stdout.buffer.flush(); sys.stdout.flush(); restore(); print(1)"
        with dead_pipe() as output:
            self.assertEqual(run(code, stdout=output), (0, "stdout 32\n0 left open\n"))
