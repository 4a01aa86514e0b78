"""The contract of run_pipeline."""

import errno
import os
import subprocess
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
from run_pipeline import reader_left, run_pipeline

DOES_NOT_APPLY = {
    "repeats": does_not_apply("No ejecuta nada dos veces.", "It runs nothing twice."),
    "realms": ONE_REALM,
    "keeps_going": does_not_apply("No sirve a nadie: es una sola llamada.", "It serves nobody: it is one call."),
    "tls": does_not_apply("Usa tuberías.", "It uses pipes."),
}


class Contract(unittest.TestCase):
    def test_settles_when_the_reader_leaves(self) -> None:
        output, codes = run_pipeline([["yes"], ["cat"], ["head", "-n", "1"]])
        self.assertEqual((output, [reader_left(code) for code in codes]), (b"y\n", [True, True, False]))

    def test_settles_commands_that_ignore_their_end(self) -> None:
        deaf = ["sh", "-c", "trap '' TERM; exec sleep 100"]
        with self.assertRaises(subprocess.TimeoutExpired):
            run_pipeline([deaf, deaf], timeout=0.1, force_kill_after=0.1)

    def test_settles_without_commands(self) -> None:
        with self.assertRaises(ValueError):
            run_pipeline([])

    def test_blame_each_command_has_its_own_code(self) -> None:
        self.assertEqual(run_pipeline([["sh", "-c", "exit 3"], ["sh", "-c", "cat; kill -9 $$"]])[1], [3, -9])

    def test_blame_no_command_ends_well_because_sigchld_is_ignored(self) -> None:
        code = "import signal; signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
        code += "from run_pipeline import *; print(run_pipeline([['false']]))"
        self.assertIn(b"RuntimeError: SIGCHLD", program("run-pipeline", code).stderr)

    @unittest.skipIf(os.getuid(), "only root can run a command as another user")
    def test_leaves_nothing_but_the_command_that_may_not_be_ended(self) -> None:
        code = f"""
import os, subprocess
from run_pipeline import *
try:
    run_pipeline([{[*AS_ANOTHER_USER, "sleep", "2"]}, ["sleep", "100"]], timeout=0.5)
except subprocess.TimeoutExpired:
    with open(f"/proc/self/task/{{os.getpid()}}/children") as children:
        print(len(children.read().split()))
"""
        self.assertEqual(without_power_to_kill("run-pipeline", code), "1\n")

    def test_leaves_nothing_when_a_later_command_cannot_be_started(self) -> None:
        for command, number in ((["/nowhere"], errno.ENOENT), (["true", "x" * 4_000_000], errno.E2BIG)):
            with leaving_nothing(), self.assertRaises(OSError) as caught:
                run_pipeline([["sleep", "1000"], ["cat"], command])
            self.assertEqual(caught.exception.errno, number)

    def test_limits_no_descriptor_left(self) -> None:
        with leaving_nothing(), without_descriptors(), self.assertRaises(OSError) as caught:
            run_pipeline([["cat"], ["cat"]])
        self.assertEqual(caught.exception.errno, errno.EMFILE)

    def test_limits_too_much_output(self) -> None:
        with leaving_nothing(), self.assertRaises(ValueError):
            run_pipeline([["yes"], ["cat"]], max_bytes=1_000_000)

    def test_limits_a_time_longer_than_a_timer_can_be(self) -> None:
        self.assertEqual(run_pipeline([["echo", "a"]], timeout=1e300)[0], b"a\n")
