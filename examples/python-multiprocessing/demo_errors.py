# https://tuberia-rota.example/examples/python-multiprocessing/demo_errors.py | SPDX-License-Identifier: 0BSD
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Manager, Pipe
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say


def die(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    ours, theirs = Pipe()
    theirs.close()
    say("Pipe, the other end closed, send and recv:")
    try:
        ours.send("a question")
    except BrokenPipeError as error:
        report("throw", error)
    try:
        ours.recv()
    except EOFError as error:
        report("throw", error)

    ours, theirs = Pipe()
    ours.send("a question")
    theirs.close()
    say("Pipe, the other end closed before it had read, recv:")
    try:
        ours.recv()
    except ConnectionResetError as error:
        report("throw", error)

    say("ProcessPoolExecutor, a worker killed:")
    with ProcessPoolExecutor(1) as pool:
        try:
            pool.submit(die, None).result()
        except BrokenProcessPool as error:
            report("throw", error)

    say("Manager, its process killed:")
    manager = Manager()
    shared = manager.list()
    shared.append("an item")  # connects
    manager._process.kill()
    manager._process.join()
    try:
        shared.append("another")
    except BrokenPipeError as error:
        report("throw", error)


if __name__ == "__main__":
    main()
