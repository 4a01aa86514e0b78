# https://tuberia-rota.example/examples/sigpipe-by-runtime/demo.py | SPDX-License-Identifier: 0BSD
import os
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say
from sigpipe_of import own_sigpipe, sigpipe_of

say(f"SIGPIPE in this process: {own_sigpipe()}")

status = ["cat", "/proc/self/status"]
say(f"in a child of subprocess: {sigpipe_of(subprocess.check_output(status, text=True))}")
inherited = subprocess.check_output(status, text=True, restore_signals=False)
say(f"with restore_signals=False: {sigpipe_of(inherited)}")
# os.popen uses subprocess; os.system does not.
say(f"in a shell of os.popen: {sigpipe_of(os.popen('cat /proc/self/status').read())}")
read, write = os.pipe()
os.set_inheritable(write, True)
os.system(f"cat /proc/self/status >&{write}")
say(f"in a shell of os.system: {sigpipe_of(os.read(read, 65536).decode())}")
