// https://tuberia-rota.example/examples/answer-upload-early/clients.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { report, say } from '../observe.ts';

// More than the buffers of both ends hold.
const body = new Uint8Array(16_000_000);

/** Ordinary clients, without the module: what each of them gets. */
export async function tryClients(port: number): Promise<void> {
  const url = `http://127.0.0.1:${port}/`;

  say('-- http.request, which reads while it writes');
  const sent = request(url, { method: 'POST', agent: false });
  sent.on('error', (error) => report('event', error));
  sent.on('response', (response) => {
    text(response).then(
      (answer) => say(`${response.statusCode} ${answer.trim()}`),
      (error: unknown) => report('rejection', error),
    );
  });
  const closed = new Promise((resolve) => sent.on('close', resolve));
  sent.end(body);
  await closed;

  say('-- fetch');
  try {
    const response = await fetch(url, { method: 'POST', body });
    say(`${response.status} ${(await response.text()).trim()}`);
  } catch (error) {
    report('rejection', error);
    if ((error as Error).cause !== undefined) report('rejection', (error as Error).cause);
  }

  say('-- a client that reads only when it has written everything');
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', (error) => report('event', error));
  socket.write(
    `POST / HTTP/1.1\r\nHost: example\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
  );
  const failed = await new Promise((resolve) => socket.write(body, resolve));
  if (failed == null) {
    const answer = await text(socket);
    say(answer.split('\r\n', 1)[0] ?? '');
  } else {
    say('the answer is lost');
  }
}
