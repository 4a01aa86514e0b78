# https://tuberia-rota.example/examples/run-pipeline/demo.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say
from run_pipeline import reader_left, run_pipeline

for commands in ([["seq", "1000000"], ["head", "-n", "2"]], [["seq", "3"], ["sort", "-r"]]):
    output, codes = run_pipeline(commands)
    say(f"{' | '.join(' '.join(words) for words in commands)}: {output!r}")
    for words, code in zip(commands, codes):
        say(f"    {words[0]}: {'stopped, as its reader left' if reader_left(code) else f'return code {code}'}")
