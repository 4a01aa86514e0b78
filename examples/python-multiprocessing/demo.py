# https://tuberia-rota.example/examples/python-multiprocessing/demo.py | SPDX-License-Identifier: 0BSD
import os
import signal
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from python_multiprocessing import WorkerDied, run_in_processes


def square(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)  # as the kernel does when memory runs out
    return number * number


def main() -> None:
    say(f"a pool: {run_in_processes(square, [1, 2], workers=1)}")
    # #region use
    try:
        run_in_processes(square, [1, 2, 3], workers=1)
    except WorkerDied as error:
        report("throw", error)
        # #endregion
        say(f"which led to a {type(error.__cause__).__name__}")


if __name__ == "__main__":
    main()
