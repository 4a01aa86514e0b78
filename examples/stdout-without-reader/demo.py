# https://tuberia-rota.example/examples/stdout-without-reader/demo.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from dead_output import run_with_dead_output
from observe import report, say

PROGRAM = """
import os, sys
try:
    print("one line", flush=True)
except BrokenPipeError as error:
    print(error.errno, error.strerror, sep=";", file=sys.stderr)
    # Else Python tries once more at its end, and fails again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
"""

# As in: program | true
status, told = run_with_dead_output(PROGRAM)
number, text = told.strip().split(";")
report("throw", OSError(int(number), text))
say(f"the program lived on: exit status {status}")
