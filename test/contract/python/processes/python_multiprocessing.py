"""The contract of python_multiprocessing."""

import gc
import multiprocessing
import os
import pickle
import signal
import struct
import unittest

from faults import ONE_REALM, does_not_apply, eventually
from python_multiprocessing import WorkerDied, ask, run_in_processes

DOES_NOT_APPLY = {
    "realms": ONE_REALM,
    "tls": does_not_apply("Usa tuberías.", "It uses pipes."),
}


def die(how: int) -> None:
    if how < 0:
        os.kill(os.getpid(), -how)
    os._exit(how)


def note_and_die(connection) -> None:
    connection.send_bytes(b"x")
    os._exit(3)


def fail(_: object) -> None:
    raise BrokenPipeError("of the database")


def answer_once(connection) -> None:
    connection.send(connection.recv() * 2)
    connection.recv()
    os._exit(7)


def answer_half(connection) -> None:
    connection.recv()
    os.write(connection.fileno(), struct.pack("!i", 100) + b"half")
    os._exit(7)


def wait_or_kill(task) -> None:
    connection, waits = task
    if waits:
        connection.send_bytes(b"x")
        signal.pause()
    else:
        connection.recv_bytes()
        os.kill(os.getpid(), signal.SIGKILL)


class NeedsTwo(Exception):
    """Cannot be unpickled: it is made anew with one argument."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


class CannotArrive:
    def __reduce__(self):
        return int, ("no number",)


def fail_with_two(_: object) -> None:
    raise NeedsTwo(1, 2)


def return_what_cannot_arrive(_: object) -> CannotArrive:
    return CannotArrive()


def stop_or_die(task) -> None:
    connection, stops = task
    if stops:
        connection.send_bytes(b"x")
        os.kill(os.getpid(), signal.SIGSTOP)
    else:
        connection.recv_bytes()
        os.kill(os.getpid(), signal.SIGKILL)


def read_nothing(connection) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave_a_child(connection) -> None:
    connection.recv()
    child = os.fork()
    if child == 0:
        signal.pause()
    connection.send(child)
    os._exit(7)


def start(target):
    ours, theirs = multiprocessing.Pipe()
    worker = multiprocessing.Process(target=target, args=(theirs,), daemon=True)
    worker.start()
    return worker, ours, theirs


def open_now() -> int:
    return len(os.listdir("/proc/self/fd"))


class Contract(unittest.TestCase):
    def test_settles_a_worker_that_ends_whatever_its_code(self) -> None:
        for how, codes in ((3, (3,)), (0, (0,)), (-signal.SIGKILL, (-9,)), (-(signal.SIGRTMIN + 3), (-(signal.SIGRTMIN + 3),))):
            with self.assertRaises(WorkerDied) as caught:
                run_in_processes(die, [how], workers=1)
            self.assertEqual(caught.exception.exit_codes, codes)

    def test_settles_a_question_although_we_hold_the_workers_end(self) -> None:
        worker, ours, theirs = start(answer_once)
        self.assertEqual(ask(worker, ours, 21), 42)
        with self.assertRaises(WorkerDied) as caught:
            ask(worker, ours, 1)
        self.assertEqual(caught.exception.exit_codes, (7,))
        ours.close()
        theirs.close()

    def test_settles_a_worker_that_ends_in_the_middle_of_its_answer(self) -> None:
        worker, ours, theirs = start(answer_half)
        theirs.close()
        with self.assertRaises(WorkerDied) as caught:
            ask(worker, ours, 1)
        self.assertEqual(caught.exception.exit_codes, (7,))
        ours.close()

    def test_settles_although_another_process_holds_the_workers_end(self) -> None:
        for target, question, code in ((answer_half, 1, 7), (read_nothing, bytes(10_000_000), -signal.SIGKILL)):
            worker, ours, theirs = start(target)
            other = multiprocessing.Process(target=signal.pause, daemon=True)
            other.start()
            theirs.close()
            with self.assertRaises(WorkerDied) as caught:
                ask(worker, ours, question)
            self.assertEqual(caught.exception.exit_codes, (code,))
            other.kill()
            other.join()
            ours.close()

    def test_settles_although_a_child_of_the_worker_lives_on(self) -> None:
        ours, theirs = multiprocessing.Pipe()
        worker = multiprocessing.Process(target=leave_a_child, args=(theirs,))
        worker.start()
        theirs.close()
        self.addCleanup(os.kill, ask(worker, ours, 1), signal.SIGKILL)
        with self.assertRaises(WorkerDied) as caught:
            ask(worker, ours, bytes(10_000_000))
        self.assertEqual(caught.exception.exit_codes, (7,))
        ours.close()

    def test_settles_a_pool_of_which_another_worker_was_stopped(self) -> None:
        ours, theirs = multiprocessing.Pipe()
        with self.assertRaises(WorkerDied) as caught:
            run_in_processes(stop_or_die, [(theirs, True), (ours, False)], workers=2)
        self.assertEqual(caught.exception.exit_codes, (-signal.SIGKILL,))
        ours.close()
        theirs.close()

    def test_blame_no_worker_for_what_cannot_be_unpickled(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "1 and 2"):
            run_in_processes(fail_with_two, [1], workers=1)
        with self.assertRaises(ValueError):
            run_in_processes(return_what_cannot_arrive, [1], workers=1)

    def test_blame_no_worker_that_was_only_told_to_end_although_we_handle_sigterm(self) -> None:
        before = signal.signal(signal.SIGTERM, lambda *_: None)
        ours, theirs = multiprocessing.Pipe()
        try:
            with self.assertRaises(WorkerDied) as caught:
                run_in_processes(wait_or_kill, [(theirs, True), (ours, False)], workers=2)
        finally:
            signal.signal(signal.SIGTERM, before)
        self.assertEqual(caught.exception.exit_codes, (-signal.SIGKILL,))
        ours.close()
        theirs.close()

    def test_blame_an_error_of_the_function_is_its_own(self) -> None:
        with self.assertRaises(BrokenPipeError) as caught:
            run_in_processes(fail, [1], workers=1)
        self.assertEqual(str(caught.exception), "of the database")

    def test_blame_a_death_can_be_handed_to_another_process(self) -> None:
        self.assertEqual(pickle.loads(pickle.dumps(WorkerDied([3]))).exit_codes, (3,))

    def test_repeats_no_item_of_a_worker_that_died(self) -> None:
        ours, theirs = multiprocessing.Pipe()
        with self.assertRaises(WorkerDied):
            run_in_processes(note_and_die, [theirs], workers=1)
        theirs.close()
        self.assertEqual(ours.recv_bytes(), b"x")
        with self.assertRaises(EOFError):
            ours.recv_bytes()
        ours.close()

    def test_leaves_nothing_behind(self) -> None:
        self.test_settles_a_question_although_we_hold_the_workers_end()
        before = open_now()
        self.test_settles_a_question_although_we_hold_the_workers_end()
        self.test_blame_an_error_of_the_function_is_its_own()
        # A worker's descriptor goes with its object, which the trace of an exception may hold.
        eventually(lambda: gc.collect() >= 0 and not multiprocessing.active_children() and open_now() <= before)

    def test_limits_an_answer_larger_than_a_pipe(self) -> None:
        worker, ours, theirs = start(answer_once)
        theirs.close()
        self.assertEqual(len(ask(worker, ours, bytes(1_000_000))), 2_000_000)
        worker.kill()
        worker.join()
        ours.close()

    def test_keeps_going_after_a_worker_that_died(self) -> None:
        with self.assertRaises(WorkerDied):
            run_in_processes(die, [3], workers=1)
        self.assertEqual(run_in_processes(abs, [-1], workers=1), [1])
