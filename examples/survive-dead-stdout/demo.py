# https://tuberia-rota.example/examples/survive-dead-stdout/demo.py | SPDX-License-Identifier: 0BSD
import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import logging

from dead_outputs import run_without_readers
from observe import say
from survive_dead_stdout import survive_dead_output

if sys.argv[1:] == ["serve"]:

    def log(line: str) -> None:
        """The log that is left: a file, in real life."""
        os.write(int(os.environ["LOG"]), f"{line}\n".encode())

    # #region use
    survive_dead_output(lambda output, error: log(f"{output} has no reader any more: {error}"))
    # #endregion

    for job in range(1, 6):
        print(f"job {job} begins")
        logging.warning("job %s is slow", job)
    log("all 5 jobs done")
else:
    status, written = run_without_readers(__file__, "serve")
    say(written.rstrip())
    say(f"exit status {status}")
