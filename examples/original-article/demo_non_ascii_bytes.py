# https://tuberia-rota.example/examples/original-article/demo_non_ascii_bytes.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

PROGRAM = """\
print("not even this line runs")
farewell = b"Hasta mañana"
"""

try:
    exec(compile(PROGRAM, "program.py", "exec"))
except SyntaxError as error:
    report("throw", error)

farewell = "Hasta mañana"
say(f"as text: {len(farewell)} letters; encoded as UTF-8: {len(farewell.encode())} bytes")
