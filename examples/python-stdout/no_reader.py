# https://tuberia-rota.example/examples/python-stdout/no_reader.py | SPDX-License-Identifier: 0BSD
"""Runs programs whose standard output nobody reads."""

from __future__ import annotations

import os
import subprocess
import sys


def endings_without_reader(programs: dict[str, list[str]]) -> list[str]:
    """Runs python3 with each list of arguments, its output going into a pipe without a reader, all at once.

    Tells for each its exit code and what it complained of.
    """
    reader, writer = os.pipe()
    os.close(reader)
    runs = [
        # -S: starts faster, and changes nothing else here. No environment: PYTHONUNBUFFERED would act like -u.
        subprocess.Popen([sys.executable, "-B", "-S", *arguments], stdout=writer, stderr=subprocess.PIPE, env={})
        for arguments in programs.values()
    ]
    os.close(writer)
    endings = []
    for name, run in zip(programs, runs):
        complaints = run.communicate()[1].decode()
        said = [line for line in ("Traceback", "Exception ignored") if line in complaints]
        endings.append(f"{name}: exit code {run.returncode}, {' and '.join(said) or 'silence'}")
    return endings
