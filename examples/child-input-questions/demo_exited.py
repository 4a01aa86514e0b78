# https://tuberia-rota.example/examples/child-input-questions/demo_exited.py | SPDX-License-Identifier: 0BSD
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

child = subprocess.Popen(["true"], stdin=subprocess.PIPE, bufsize=0)
child.wait()
say("the child has exited, and the program has waited for it")
try:
    child.stdin.write(b"one line\n")
except BrokenPipeError as error:
    report("throw", error)
child.stdin.close()
