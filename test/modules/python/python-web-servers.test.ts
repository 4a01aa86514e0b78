/** `ClientsMayLeave` with real clients that leave, and errors that are no departure. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Serves one request of an impatient client; the handler's body is given. Returns what was printed, errors first. */
function serve(body: string): string {
  const program = `
import os, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from impatient import ask_and_leave, wait_for_goodbye, wait_for_reset
from python_web_servers import ClientsMayLeave, client_has_left
class Server(ClientsMayLeave, HTTPServer):
    def client_left(self, client_address, error): print("left:", error)
class Answer(BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_GET(self):
        print("has left:", client_has_left(self.connection))
        self.wfile.write(b"piece 1\\n")
        wait_for_goodbye(self.connection)
        print("has left:", client_has_left(self.connection))
        ${body}
with Server(("127.0.0.1", 0), Answer) as server:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    ask_and_leave(server.server_address)
    thread.join()`;
  const { stdout, stderr } = spawnSync('python3', ['-B', '-c', program], {
    cwd: join(process.cwd(), 'examples/python-web-servers'),
    encoding: 'utf8',
  });
  return stderr + stdout;
}

const seen = 'has left: False\nhas left: True\n';

test('a client that leaves is told, and nothing is printed', () => {
  const write = 'self.wfile.write(b"piece 2"); wait_for_reset(self.connection); self.wfile.write(b"piece 3")';
  expect(serve(write)).toBe(`${seen}left: [Errno 32] Broken pipe\n`);
});

test('a mistake is reported as before', () => {
  const printed = serve('raise ValueError("a mistake")');
  expect(printed).toContain('ValueError: a mistake');
  expect(printed).not.toContain('left: [');
});

test("a broken pipe that is not the client's is reported as before", () => {
  const printed = serve('r, w = os.pipe(); os.close(r); os.write(w, b"x")');
  expect(printed).toContain('BrokenPipeError: [Errno 32] Broken pipe\n---');
  expect(printed).not.toContain('left: [');
});
