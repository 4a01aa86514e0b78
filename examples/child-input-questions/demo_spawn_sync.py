# https://tuberia-rota.example/examples/child-input-questions/demo_spawn_sync.py | SPDX-License-Identifier: 0BSD
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

small = b"one line of the input\n"
# Far more than any pipe holds: the child ends while most of it is still waiting.
large = small * 100_000

for what, data, script in [
    ("large input, a child that ends at once", large, "exit 0"),
    ("large input, a child that ends at once and failing", large, "exit 3"),
    ("large input, a child that reads one line", large, "head -n 1"),
    ("small input, a child that lives a moment and never reads", small, "sleep 0.1"),
]:
    try:
        result = subprocess.run(["sh", "-c", script], input=data, stdout=subprocess.PIPE)
        printed = result.stdout.decode().strip()
        say(f"subprocess.run, {what}: no error, return code {result.returncode}, printed {printed!r}")
    except BrokenPipeError as error:
        report("throw", error)
