# https://tuberia-rota.example/examples/ipc-channel-closed/demo.py | SPDX-License-Identifier: 0BSD
import multiprocessing
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

context = multiprocessing.get_context("fork")
ours, theirs = context.Pipe()
child = context.Process(target=lambda: None)
child.start()
theirs.close()
child.join()
say(f"the child has ended: exit code {child.exitcode}")

try:
    ours.send("are you there?")
except BrokenPipeError as error:
    report("throw", error)

try:
    ours.recv()
except EOFError as error:
    report("throw", error)
