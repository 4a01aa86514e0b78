# https://tuberia-rota.example/examples/answer-upload-early/demo.py | SPDX-License-Identifier: 0BSD
import sys
from http.client import HTTPConnection
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from answer_upload_early import upload
from early_server import start
from observe import report, say

BODY = bytes(16_000_000)

for lingering in (False, True):
    say("-- the server closes once it has read the rest" if lingering else "-- the server closes at once")
    # #region client
    answer = upload(HTTPConnection("127.0.0.1", start(lingering)), "/", BODY)
    say(f"{answer.status} {answer.body.decode().strip()}")
    if answer.upload_error is not None:
        report("throw", answer.upload_error)
    # #endregion
