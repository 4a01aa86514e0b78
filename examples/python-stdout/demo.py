# https://tuberia-rota.example/examples/python-stdout/demo.py | SPDX-License-Identifier: 0BSD
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

PIPELINES = ("head -n 1", "wc -l")

# -S: python3 starts faster. Both at once, since each spends its time on starting.
runs = [
    subprocess.Popen(
        ["bash", "-c", f'"$0" -S ./cli.py | {reader}; echo "exit codes: ${{PIPESTATUS[*]}}"', sys.executable],
        stdout=subprocess.PIPE,
        text=True,
    )
    for reader in PIPELINES
]
for reader, run in zip(PIPELINES, runs):
    say(f"python3 cli.py | {reader}")
    say(run.communicate()[0].rstrip())
