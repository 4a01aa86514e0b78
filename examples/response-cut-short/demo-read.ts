// https://tuberia-rota.example/examples/response-cut-short/demo-read.ts | SPDX-License-Identifier: 0BSD
import { request, type IncomingMessage } from 'node:http';
import { report, say } from '../observe.ts';
import { answers, startDying } from '../fetch-whole/dying-server.ts';

const server = await startDying(answers.closeInBody);
const sent = request(`${server.url}/`, { agent: false }).end();
const response = await new Promise<IncomingMessage>((resolve) => sent.on('response', resolve));

// #region use
let body = '';
try {
  for await (const chunk of response) body += String(chunk);
  say(`whole: ${body}`);
} catch (error) {
  // Only part of it: not to be saved or parsed as if it were the response.
  report('throw', error);
  say(`cut short after ${body.length} of ${response.headers['content-length']} bytes`);
}
// #endregion
await server.close();
