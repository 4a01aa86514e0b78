# https://tuberia-rota.example/examples/python-stdout/demo_sig_dfl.py | SPDX-License-Identifier: 0BSD
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

SERVER = """\
import atexit, signal, socket
if {default}:
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
atexit.register(print, "atexit ran")
ours, client = socket.socketpair()
client.close()
try:
    ours.sendall(b"an answer to a client that has left")
except BrokenPipeError as error:
    print(f"caught: {{error}}")
finally:
    print("finally ran")
print("the next client is served")
"""

for default in (False, True):
    say(f"SIGPIPE as {'SIG_DFL' if default else 'Python has it, ignored'}:")
    command = [sys.executable, "-S", "-c", SERVER.format(default=default)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    say(run.stdout.rstrip() or "nothing was printed")
    say(f"exit code {run.returncode}")
