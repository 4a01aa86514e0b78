"""The contract of write_to_child_stdin."""

import errno
import math
import os
import subprocess
import sys
import unittest

from faults import (
    AS_ANOTHER_USER,
    ONE_REALM,
    does_not_apply,
    leaving_nothing,
    program,
    without_descriptors,
    without_power_to_kill,
)
from write_to_child_stdin import run_with_input

DOES_NOT_APPLY = {
    "repeats": does_not_apply("No envía nada dos veces.", "It sends nothing twice."),
    "realms": ONE_REALM,
    "tls": does_not_apply("Usa tuberías.", "It uses pipes."),
}
DEAF = ["sh", "-c", "trap '' TERM; exec sleep 100"]


class Contract(unittest.TestCase):
    def test_settles_whatever_the_child_reads(self) -> None:
        data = bytes(3_000_000)
        for command, reads in ((["true"], False), (["head", "-c", "1"], False), (["cat"], True)):
            result = run_with_input(command, data)
            self.assertEqual(result.input_error is None, reads)
        self.assertEqual(result.stdout, data)

    def test_settles_text_is_refused(self) -> None:
        with self.assertRaises(TypeError):
            run_with_input(["cat"], "text")  # type: ignore[arg-type]

    def test_settles_a_child_that_ignores_its_end(self) -> None:
        for command in (DEAF, ["sh", "-c", "exec >&-; exec sleep 100"], ["sh", "-c", "sleep 2 & exit 3"]):
            with self.assertRaises(subprocess.TimeoutExpired):
                run_with_input(command, b"a", timeout=0.1, force_kill_after=0.1)

    def test_blame_the_exit_code_and_the_input_are_told_apart(self) -> None:
        result = run_with_input(["sh", "-c", "exec <&-; exit 3"], bytes(1_000_000))
        self.assertEqual((result.exit_code, type(result.input_error)), (3, BrokenPipeError))
        self.assertEqual(run_with_input(["sh", "-c", "cat; kill -9 $$"], b"a").exit_code, -9)

    def test_blame_no_child_ends_well_because_sigchld_is_ignored(self) -> None:
        code = "import signal; signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
        code += "from write_to_child_stdin import *; print(run_with_input(['false'], b''))"
        self.assertIn(b"RuntimeError: SIGCHLD", program("write-to-child-stdin", code).stderr)

    @unittest.skipIf(os.getuid(), "only root can run a command as another user")
    def test_settles_a_child_that_may_not_be_ended(self) -> None:
        code = f"""
import subprocess
from write_to_child_stdin import *
try:
    run_with_input({[*AS_ANOTHER_USER, "sleep", "2"]}, b"", timeout=0.5)
except subprocess.TimeoutExpired:
    print("too late")
"""
        self.assertEqual(without_power_to_kill("write-to-child-stdin", code), "too late\n")

    def test_leaves_nothing_when_the_child_cannot_be_started(self) -> None:
        with leaving_nothing():
            for command, number in ((["/nowhere"], errno.ENOENT), (["/etc/passwd"], errno.EACCES), (["true", "x" * 4_000_000], errno.E2BIG)):
                with self.assertRaises(OSError) as caught:
                    run_with_input(command, b"a")
                self.assertEqual(caught.exception.errno, number)

    def test_leaves_nothing_after_an_end_by_force(self) -> None:
        for force_kill_after in (0.1, -1, math.nan):
            with leaving_nothing(), self.assertRaises(subprocess.TimeoutExpired):
                run_with_input(DEAF, b"a", timeout=0.1, force_kill_after=force_kill_after)

    def test_limits_no_descriptor_left(self) -> None:
        with leaving_nothing(), without_descriptors(), self.assertRaises(OSError) as caught:
            run_with_input(["true"], b"a")
        self.assertEqual(caught.exception.errno, errno.EMFILE)

    def test_limits_too_much_output(self) -> None:
        with leaving_nothing(), self.assertRaises(ValueError):
            run_with_input(["yes"], b"", max_bytes=1_000_000)

    def test_limits_a_time_longer_than_a_timer_can_be(self) -> None:
        self.assertEqual(run_with_input(["cat"], b"a", timeout=1e300).stdout, b"a")

    def test_keeps_going_after_a_child_that_did_not_read(self) -> None:
        program = [sys.executable, "-S", "-c", "import sys; sys.stdin.close()"]
        self.assertIsNotNone(run_with_input(program, bytes(1_000_000)).input_error)
        self.assertEqual(run_with_input(["cat"], b"a").stdout, b"a")
