"""The contract of end_with_parent."""

import os
import pty
import subprocess
import unittest

from faults import ONE_REALM, dead_pipe, does_not_apply, leaving_nothing, program

DOES_NOT_APPLY = {
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("Su tarea es acabar con el cliente.", "Its job is to end with its client."),
    "tls": does_not_apply("Usa la entrada y la salida estándar.", "It uses standard input and output."),
}
SERVE = """
import sys
from end_with_parent import serve_lines
how = serve_lines(lambda line: f"answer to {line}")
print(how, file=sys.stderr)
"""


def serve(code: str = SERVE, **options) -> subprocess.CompletedProcess[bytes]:
    return program("end-with-parent", code, timeout=50, **options)


class Contract(unittest.TestCase):
    def test_settles_without_a_standard_input(self) -> None:
        run = serve(preexec_fn=lambda: os.close(0))
        self.assertEqual((run.returncode, run.stderr), (0, b"the input ended\n"))

    def test_settles_without_a_standard_output(self) -> None:
        run = serve(preexec_fn=lambda: os.close(1), input=b"a\n", stdin=None)
        self.assertEqual((run.returncode, run.stderr), (0, b"the output has no reader\n"))

    def test_settles_an_output_without_a_reader(self) -> None:
        with dead_pipe() as output:
            run = serve(stdin=None, input=b"a\nb\n", stdout=output)
        self.assertEqual((run.returncode, run.stderr), (0, b"the output has no reader\n"))

    def test_settles_a_terminal_that_was_closed(self) -> None:
        ours, theirs = pty.openpty()
        os.close(ours)
        for options in ({"stdin": theirs}, {"stdin": None, "input": b"a\n", "stdout": theirs}):
            run = serve(**options)
            self.assertEqual(run.returncode, 0, run.stderr)
        os.close(theirs)

    def test_blame_a_broken_pipe_of_the_answer_is_its_own(self) -> None:
        code = """
from end_with_parent import serve_lines
def answer(line): raise BrokenPipeError("of the database")
try: serve_lines(answer)
except BrokenPipeError as error: print(error)
"""
        self.assertEqual(serve(code, stdin=None, input=b"a\n").stdout, b"of the database\n")

    def test_repeats_nothing_that_was_cut_short(self) -> None:
        self.assertEqual(serve(stdin=None, input=b"whole\ncut").stdout, b"answer to whole\n")

    def test_leaves_nothing_open(self) -> None:
        code = f"""
import os
before = len(os.listdir("/proc/self/fd"))
{SERVE}
os.write(2, str(len(os.listdir("/proc/self/fd")) - before).encode())
"""
        with leaving_nothing(), dead_pipe() as output:
            self.assertTrue(serve(code, stdin=None, input=b"a\n", stdout=output).stderr.endswith(b"\n0"))

    def test_limits_a_long_line(self) -> None:
        line = b"x" * 5_000_000
        self.assertEqual(serve(stdin=None, input=line + b"\n").stdout, b"answer to " + line + b"\n")
