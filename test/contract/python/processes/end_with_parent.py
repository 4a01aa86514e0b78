"""The contract of end_with_parent."""

import os
import pty
import subprocess
import unittest

from faults import (
    ONE_REALM,
    TAKE_ALL_DESCRIPTORS,
    dead_outputs,
    dead_pipe,
    does_not_apply,
    leaving_nothing,
    program,
    reset,
    tcp_pair,
    wait_for_reset,
)

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


# In the locales C and POSIX, Python lets any byte pass.
STRICT = """
import sys
sys.stdin.reconfigure(encoding="utf-8", errors="strict")
sys.stdout.reconfigure(encoding="latin-1", errors="strict")
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
        for output in dead_outputs():
            run = serve(stdin=None, input=b"a\nb\n", stdout=output)
            self.assertEqual((run.returncode, run.stderr), (0, b"the output has no reader\n"))

    def test_settles_an_input_that_was_reset_or_whose_terminal_was_closed(self) -> None:
        ours, peer = tcp_pair()
        reset(peer)
        wait_for_reset(ours)
        master, terminal = pty.openpty()
        os.close(master)
        for number in (ours.fileno(), terminal):
            run = serve(stdin=number)
            self.assertEqual((run.returncode, run.stderr), (0, b"the input ended\n"))
        ours.close()
        os.close(terminal)

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
        for cut in (b"cut", b"cut in a charact\xc3"):
            run = serve(STRICT + SERVE, stdin=None, input=b"whole\n" + cut)
            self.assertEqual((run.stdout, run.stderr), (b"answer to whole\n", b"the input ended\n"))

    def test_repeats_and_loses_no_line_beside_one_that_is_no_text(self) -> None:
        run = serve(STRICT + SERVE, stdin=None, input="a\né\nb".encode() + b"\xff\nc\n")
        self.assertEqual(run.stdout.decode(), "answer to a\nanswer to é\nanswer to b\ufffd\nanswer to c\n")

    def test_leaves_nothing_open(self) -> None:
        code = f"""
import os
before = len(os.listdir("/proc/self/fd"))
{SERVE}
os.write(2, str(len(os.listdir("/proc/self/fd")) - before).encode())
"""
        with leaving_nothing(), dead_pipe() as output:
            self.assertTrue(serve(code, stdin=None, input=b"a\n", stdout=output).stderr.endswith(b"\n0"))

    def test_limits_no_descriptor_left(self) -> None:
        with dead_pipe() as output:
            run = serve(SERVE.replace("how =", TAKE_ALL_DESCRIPTORS + "how ="), stdin=None, input=b"a\n", stdout=output)
        self.assertEqual((run.returncode, run.stderr), (0, b"the output has no reader\n"))

    def test_limits_a_long_line(self) -> None:
        line = b"x" * 5_000_000
        self.assertEqual(serve(stdin=None, input=line + b"\n").stdout, b"answer to " + line + b"\n")
