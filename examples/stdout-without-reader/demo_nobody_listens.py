# https://tuberia-rota.example/examples/stdout-without-reader/demo_nobody_listens.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from dead_output import run_with_dead_output
from observe import say

for what, code, options in [
    ("one print, left in the buffer", "print('one line')", []),
    ("one print with flush=True", "print('one line', flush=True)", []),
    ("one print under python3 -u", "print('one line')", ["-u"]),
    ("2,000 prints, more than the buffer holds", "for n in range(2000): print('line', n)", []),
    ("sys.stderr only", "import sys; print('one line', file=sys.stderr)", []),
]:
    status, stderr = run_with_dead_output(code, *options)
    say(f"{what}: exit status {status}")
    for line in stderr.splitlines():
        say(f"    {line}")
