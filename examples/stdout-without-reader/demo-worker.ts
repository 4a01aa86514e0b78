// https://tuberia-rota.example/examples/stdout-without-reader/demo-worker.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { runWithDeadOutput } from './dead-output.ts';

const alone = `console.log('one line');`;
const withWorker = `
import { Worker } from 'node:worker_threads';
const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
worker.on('online', () => {
  console.log('one line');
  setImmediate(() => worker.terminate());
});
`;

const [first, second] = await Promise.all([runWithDeadOutput(alone), runWithDeadOutput(withWorker)]);
say(`console.log in a program without workers: exit status ${first.status}`);
first.reportErrors();
say(`console.log in a program that has a worker: exit status ${second.status}`);
second.reportErrors();
