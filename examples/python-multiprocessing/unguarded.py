# https://tuberia-rota.example/examples/python-multiprocessing/unguarded.py | SPDX-License-Identifier: 0BSD
import multiprocessing
import sys

# Only the last line of a traceback: the lines of the library itself say nothing here.
sys.tracebacklimit = 0


def work(data: bytes) -> None:
    print(len(data))


# No `if __name__ == "__main__":`, so that the child, which imports this file, would start a child itself.
size = int(sys.argv[1])
multiprocessing.get_context("spawn").Process(target=work, args=(bytes(size),)).start()
