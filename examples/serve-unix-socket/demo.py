# https://tuberia-rota.example/examples/serve-unix-socket/demo.py | SPDX-License-Identifier: 0BSD
import os
import socket
import sys
import tempfile
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from serve_unix_socket import UnixServer

client_has_left = threading.Event()
line_was_read = threading.Event()
departure_noted = threading.Event()


def answer(line):
    if line == "slow":
        line_was_read.set()
        client_has_left.wait()
    return f"answer to {line}"


def on_client_gone(error):
    say("a client left before its answer; the first write failed")
    report("throw", error)
    departure_noted.set()


def on_error(error):
    report("throw", error)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "control")
    with socket.socket(socket.AF_UNIX) as predecessor:
        predecessor.bind(path)
    say(f"a socket file is in the way: {os.path.exists(path)}")

    server = UnixServer(path, answer, on_client_gone, on_error)
    try:
        UnixServer(path, answer, on_client_gone, on_error)
    except OSError as error:
        say("a second instance is turned away")
        report("throw", error)

    impatient = socket.socket(socket.AF_UNIX)
    impatient.connect(path)
    impatient.sendall(b"slow\n")
    line_was_read.wait()
    with socket.socket(socket.AF_UNIX) as patient:
        patient.connect(path)
        patient.sendall(b"status\n")
        say(f"the patient client got: {patient.recv(100).decode().strip()}")
    impatient.close()
    client_has_left.set()
    departure_noted.wait()

    server.close()
    say(f"after closing, the socket file exists: {os.path.exists(path)}")
