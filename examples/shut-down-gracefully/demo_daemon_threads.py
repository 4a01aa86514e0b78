# https://tuberia-rota.example/examples/shut-down-gracefully/demo_daemon_threads.py | SPDX-License-Identifier: 0BSD
import sys
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

seen = threading.Event()
go_on = threading.Event()
at_work = []


class Slow(BaseHTTPRequestHandler):
    def do_GET(self):
        at_work.append(threading.current_thread())
        seen.set()
        go_on.wait()
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
url = f"http://127.0.0.1:{server.server_address[1]}/"
client = threading.Thread(target=lambda: urllib.request.urlopen(url).read())
client.start()
seen.wait()
server.shutdown()
server.server_close()
say(f"server_close() has returned; the answer is under way: {at_work[0].is_alive()}")
say(f"its thread dies with the program: {at_work[0].daemon}")
go_on.set()
client.join()
