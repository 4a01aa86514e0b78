# https://tuberia-rota.example/examples/python-stdout/demo_exit_codes.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from no_reader import endings_without_reader
from observe import say

MANY = "for n in range(100_000): print('line', n)"

endings = endings_without_reader(
    {
        "many lines": ["-c", MANY],
        "many lines, python3 -u": ["-u", "-c", MANY],
        "each line flushed": ["-c", "for n in range(100_000): print('line', n, flush=True)"],
        "one line": ["-c", "print('line 0')"],
        "one line, then sys.exit(3)": ["-c", "import sys; print('line 0'); sys.exit(3)"],
    }
)
for ending in endings:
    say(ending)
