# https://tuberia-rota.example/examples/survive-dead-stdout/without_handler.py | SPDX-License-Identifier: 0BSD
import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)
from dead_outputs import run_without_readers

if sys.argv[1:] == ["serve"]:

    def log(line: str) -> None:
        """The log that is left: a file, in real life."""
        os.write(int(os.environ["LOG"]), f"{line}\n".encode())

    for job in range(1, 6):
        print(f"job {job} begins", flush=True)
        log(f"job {job} done")
    log("all 5 jobs done")
else:
    # Nobody sees why the service ended: its trace went to the dead standard error.
    status, written = run_without_readers(__file__, "serve")
    print(f"{written}exit status {status}", flush=True)
    sys.exit(status)
