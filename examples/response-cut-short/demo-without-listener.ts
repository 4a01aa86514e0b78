// https://tuberia-rota.example/examples/response-cut-short/demo-without-listener.ts | SPDX-License-Identifier: 0BSD
import { request } from 'node:http';
import { say } from '../observe.ts';
import { answers, startDying } from '../fetch-whole/dying-server.ts';

const server = await startDying(answers.closeInBody);
const sent = request(`${server.url}/`, { agent: false }, (response) => {
  let body = '';
  response.on('data', (chunk: Buffer) => (body += chunk.toString()));
  response.on('end', () => say('end'));
  response.on('close', () => {
    say(`no error and no end: ${JSON.stringify(body)}, complete: ${response.complete}`);
    void server.close();
  });
});
sent.on('error', (error) => say(`the request itself: ${error.message}`));
sent.end();
