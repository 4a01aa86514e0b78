# https://tuberia-rota.example/examples/shut-down-gracefully/demo.py | SPDX-License-Identifier: 0BSD
import sys
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from shut_down_gracefully import DrainingHTTPServer, shut_down_gracefully

seen = threading.Event()
go_on = threading.Event()
stopped_listening = threading.Event()


class Slow(BaseHTTPRequestHandler):
    def do_GET(self):
        seen.set()
        go_on.wait()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"the whole")

    def log_message(self, *args):
        pass


class Server(DrainingHTTPServer):
    def server_close(self):
        super().server_close()
        stopped_listening.set()


server = Server(("127.0.0.1", 0), Slow)
url = f"http://127.0.0.1:{server.server_address[1]}/"
threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()

answers = []
client = threading.Thread(target=lambda: answers.append(urllib.request.urlopen(url).read()))
client.start()
seen.wait()
say("-- shutting down: one answer is under way")
outcome = []
closing = threading.Thread(target=lambda: outcome.append(shut_down_gracefully(server, deadline=1)))
closing.start()
stopped_listening.wait()
try:
    urllib.request.urlopen(url)
except urllib.error.URLError as error:
    report("throw", error.reason)
go_on.set()
client.join()
closing.join()
say(f"the answer: {answers[0].decode()}")
say(f"finished within the deadline: {outcome[0]}")
