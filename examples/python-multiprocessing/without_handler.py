# https://tuberia-rota.example/examples/python-multiprocessing/without_handler.py | SPDX-License-Identifier: 0BSD
import sys
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

# Only the last line of a traceback: the lines of the library itself say nothing here.
sys.tracebacklimit = 0


def work(connection: Connection) -> None:
    limit = {}["limit"]  # the mistake
    connection.send(connection.recv() < limit)


def main() -> None:
    ours, theirs = Pipe()
    worker = Process(target=work, args=(theirs,))
    worker.start()
    theirs.close()
    worker.join()
    say("a question to the worker:")
    ours.send(21)


if __name__ == "__main__":
    main()
