# https://tuberia-rota.example/examples/python-multiprocessing/demo_ask.py | SPDX-License-Identifier: 0BSD
import sys
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from python_multiprocessing import WorkerDied, ask


def answer(connection: Connection) -> None:
    """A worker that ends at its second question."""
    connection.send(connection.recv() * 2)
    connection.recv()
    sys.exit(7)


def main() -> None:
    ours, theirs = Pipe()
    worker = Process(target=answer, args=(theirs,))
    worker.start()
    theirs.close()  # only the worker has it now
    say(f"a pipe: {ask(worker, ours, 21)}")
    for _ in range(2):
        try:
            ask(worker, ours, 22)
        except WorkerDied as error:
            report("throw", error)
            say(f"which led to a {type(error.__cause__).__name__}")


if __name__ == "__main__":
    main()
