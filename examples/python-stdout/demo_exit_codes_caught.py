# https://tuberia-rota.example/examples/python-stdout/demo_exit_codes_caught.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from no_reader import endings_without_reader
from observe import say


def caught(program: str, instead: str) -> list[str]:
    """A program that catches the broken pipe of what it prints."""
    return ["-c", f"import os, sys\ntry:\n  {program}\nexcept BrokenPipeError:\n  {instead}"]


FLUSHED = "for n in range(100_000): print('line', n, flush=True)"
TO_DEVNULL = "os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()); sys.exit(1)"

endings = endings_without_reader(
    {
        "each line flushed, pass": caught(FLUSHED, "pass"),
        "one line, pass": caught("print('line 0')", "pass"),
        "each line flushed, os.dup2 and sys.exit(1)": caught(FLUSHED, TO_DEVNULL),
        "one line, os.dup2 and sys.exit(1)": caught("print('line 0')", TO_DEVNULL),
        "one line and sys.stdout.flush(), os.dup2 and sys.exit(1)": caught(
            "print('line 0'); sys.stdout.flush()", TO_DEVNULL
        ),
    }
)
for ending in endings:
    say(ending)
