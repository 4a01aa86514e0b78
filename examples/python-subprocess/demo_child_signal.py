# https://tuberia-rota.example/examples/python-subprocess/demo_child_signal.py | SPDX-License-Identifier: 0BSD
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

for restore in (True, False):
    child = subprocess.Popen(
        ["yes"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, restore_signals=restore
    )
    assert child.stdout is not None
    child.stdout.read(2)
    child.stdout.close()
    say(f"yes, when we stop reading, restore_signals={restore}: exit code {child.wait()}")
