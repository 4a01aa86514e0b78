# https://tuberia-rota.example/examples/pipes-and-sockets/demo_capacity.py | SPDX-License-Identifier: 0BSD
import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

reading_end, writing_end = os.pipe()
os.set_blocking(writing_end, False)

accepted = 0
try:
    while True:
        accepted += os.write(writing_end, bytes(4096))
except OSError as error:
    report("throw", error)
say(f"the pipe took {accepted} bytes that nobody has read")
say(f"the reader reads {len(os.read(reading_end, 10))} of them and closes")
os.close(reading_end)
try:
    os.write(writing_end, b"x")
except OSError as error:
    report("throw", error)
say(f"{accepted - 10} accepted bytes are lost: no call has told how many")
os.close(writing_end)
