# https://tuberia-rota.example/examples/python-multiprocessing/demo_silence.py | SPDX-License-Identifier: 0BSD
import multiprocessing
import os
import signal
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))
from observe import say


def die(_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    with multiprocessing.Pool(1) as pool:
        lost = pool.apply_async(die, [None])
        say(f"Pool, a worker killed; the next task, done by another: {pool.apply(abs, [-5])}")
        lost.wait(timeout=0.1)
        say(f"the killed one has a result or an error: {lost.ready()}")

    tasks: Any = multiprocessing.Queue()
    worker = multiprocessing.Process(target=die, args=(None,))
    worker.start()
    worker.join()
    tasks.put("a task")
    tasks.close()
    tasks.join_thread()
    say("Queue, its reader killed: put() raises nothing")

    ours, theirs = multiprocessing.Pipe()
    worker = multiprocessing.Process(target=die, args=(theirs,))
    worker.start()
    worker.join()
    say(f"Pipe, the worker killed, its end still open in the parent: something to read: {ours.poll(0.1)}")
    theirs.close()
    say(f"the parent's copy closed: something to read, the end: {ours.poll(0.1)}")


if __name__ == "__main__":
    main()
