"""The contract of end_when_reader_leaves."""

import os
import unittest

from faults import ONE_REALM, TAKE_ALL_DESCRIPTORS, dead_outputs, dead_pipe, does_not_apply, leaving_nothing, program

DOES_NOT_APPLY = {
    "repeats": does_not_apply("No escribe nada por su cuenta.", "It writes nothing by itself."),
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("Su tarea es acabar.", "Its job is to end."),
    "tls": does_not_apply("Usa la salida estándar.", "It uses standard output."),
}
CODE = """
import os, sys
from end_when_reader_leaves import ending_when_reader_leaves
with ending_when_reader_leaves(7):
    {block}
sys.exit(5)
"""


def run(block: str, **options):
    return program("end-when-reader-leaves", CODE.format(block=block), timeout=50, **options)


class Contract(unittest.TestCase):
    def test_settles_an_output_without_a_reader(self) -> None:
        blocks = {"print(1)": 7, "print(1, flush=True)": 7, "print(1); sys.exit(3)": 3}
        for output in dead_outputs():
            for block, code in blocks.items():
                ended = run(block, stdout=output)
                self.assertEqual((ended.returncode, ended.stderr), (code, b""), block)

    def test_settles_without_a_standard_output(self) -> None:
        ended = run("print(1)", preexec_fn=lambda: os.close(1))
        self.assertEqual((ended.returncode, ended.stderr), (5, b""))

    def test_settles_with_an_output_in_memory(self) -> None:
        ended = run("import io; sys.stdout = io.StringIO(); print(1)")
        self.assertEqual((ended.returncode, ended.stderr), (5, b""))

    def test_blame_an_error_of_the_block_is_its_own(self) -> None:
        ended = run("print(1); raise BrokenPipeError('of the database')")
        self.assertEqual((ended.returncode, ended.stdout), (1, b"1\n"))
        self.assertIn(b"of the database", ended.stderr)
        with dead_pipe() as output:
            ended = run("print(1); raise ValueError", stdout=output)
        self.assertEqual(ended.returncode, 1)
        self.assertNotIn(b"Exception ignored", ended.stderr)

    def test_leaves_nothing_open(self) -> None:
        code = """
import os
from end_when_reader_leaves import ending_when_reader_leaves
before = len(os.listdir("/proc/self/fd"))
try:
    with ending_when_reader_leaves():
        print(1)
finally:
    os.write(2, str(len(os.listdir("/proc/self/fd")) - before).encode())
"""
        with leaving_nothing(), dead_pipe() as output:
            self.assertEqual(program("end-when-reader-leaves", code, stdout=output).stderr, b"0")

    def test_blame_a_reset_of_something_else(self) -> None:
        ended = run("raise ConnectionResetError(104, 'of the database')")
        self.assertEqual(ended.returncode, 1)
        self.assertIn(b"of the database", ended.stderr)

    def test_limits_no_descriptor_left(self) -> None:
        code = CODE.format(block="print(1)").replace("with ending", TAKE_ALL_DESCRIPTORS + "with ending")
        with dead_pipe() as output:
            ended = program("end-when-reader-leaves", code, timeout=50, stdout=output)
        self.assertEqual((ended.returncode, ended.stderr), (7, b""))

    def test_limits_a_full_disk_is_raised(self) -> None:
        with open("/dev/full", "wb") as full:
            self.assertIn(b"No space left", run("print(1)", stdout=full).stderr)
