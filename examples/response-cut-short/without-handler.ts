// https://tuberia-rota.example/examples/response-cut-short/without-handler.ts | SPDX-License-Identifier: 0BSD
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import '../observe.ts';
import { answers, startDying } from '../fetch-whole/dying-server.ts';

const server = await startDying(answers.closeInBody);
const sent = request(`${server.url}/`, { agent: false }).end();
const response = await new Promise<IncomingMessage>((resolve) => sent.on('response', resolve));
console.log(await text(response));
