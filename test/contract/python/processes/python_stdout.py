"""The contract of python_stdout."""

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
from python_stdout import run_cli
def main():
    {main}
sys.exit(run_cli(main, when_reader_leaves=7))
"""


def run(main: str, **options):
    return program("python-stdout", CODE.format(main=main), timeout=50, **options)


class Contract(unittest.TestCase):
    def test_settles_an_output_without_a_reader(self) -> None:
        for output in dead_outputs():
            for main, code in (("print(1)", 7), ("print(1, flush=True)", 7), ("print(1); sys.exit(3)", 3)):
                ended = run(main, stdout=output)
                self.assertEqual((ended.returncode, ended.stderr), (code, b""), main)

    def test_settles_without_a_standard_output(self) -> None:
        ended = run("print(1); return 5", preexec_fn=lambda: os.close(1))
        self.assertEqual((ended.returncode, ended.stderr), (5, b""))

    def test_settles_an_output_that_main_has_closed(self) -> None:
        ended = run("sys.stdout.close(); return 5")
        self.assertEqual((ended.returncode, ended.stderr), (5, b""))

    def test_blame_a_broken_pipe_of_something_else(self) -> None:
        ended = run("raise BrokenPipeError('of the database')")
        self.assertEqual(ended.returncode, 1)
        self.assertIn(b"of the database", ended.stderr)

    def test_leaves_nothing_open(self) -> None:
        code = """
import os
from python_stdout import run_cli
before = len(os.listdir("/proc/self/fd"))
run_cli(lambda: print(1))
os.write(2, str(len(os.listdir("/proc/self/fd")) - before).encode())
"""
        with leaving_nothing(), dead_pipe() as output:
            self.assertEqual(program("python-stdout", code, stdout=output).stderr, b"0")

    def test_blame_a_reset_of_something_else(self) -> None:
        ended = run("raise ConnectionResetError(104, 'of the database')")
        self.assertEqual(ended.returncode, 1)
        self.assertIn(b"of the database", ended.stderr)

    def test_limits_no_descriptor_left(self) -> None:
        code = CODE.format(main="print(1)").replace("def main", TAKE_ALL_DESCRIPTORS + "def main")
        with dead_pipe() as output:
            ended = program("python-stdout", code, timeout=50, stdout=output)
        self.assertEqual((ended.returncode, ended.stderr), (7, b""))

    def test_limits_a_full_disk_is_raised(self) -> None:
        with open("/dev/full", "wb") as full:
            self.assertIn(b"No space left", run("print(1)", stdout=full).stderr)
