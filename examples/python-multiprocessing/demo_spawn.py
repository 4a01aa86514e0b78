# https://tuberia-rota.example/examples/python-multiprocessing/demo_spawn.py | SPDX-License-Identifier: 0BSD
import os
import signal
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

# A session of its own, so that what hangs can be ended whole. -S: starts faster.
command = [sys.executable, "-S", "./unguarded.py", "1_000_000"]
run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
assert run.stderr is not None
say(f"the child says: {next(line for line in run.stderr if 'Error' in line).strip()}")
try:
    run.wait(timeout=0.3)
    say("never printed: the parent writes to a pipe that it holds open itself")
except subprocess.TimeoutExpired:
    say("the parent says nothing and waits, at least 300 ms longer")
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
run.stderr.close()
