// https://tuberia-rota.example/examples/fetch-whole/without-handler.ts | SPDX-License-Identifier: 0BSD
import '../observe.ts';
import { answers, startDying } from './dying-server.ts';

const server = await startDying(answers.close);
const response = await fetch(`${server.url}/menu`);
console.log(response.status);
