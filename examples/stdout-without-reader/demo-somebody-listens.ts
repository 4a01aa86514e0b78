// https://tuberia-rota.example/examples/stdout-without-reader/demo-somebody-listens.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { runWithDeadOutput } from './dead-output.ts';

const listen = `
let events = 0;
let callbacks = 0;
process.stdout.on('error', () => (events += 1));
const failed = (error) => (callbacks += error ? 1 : 0);
process.on('exit', () => note(events + ' error events, ' + callbacks + ' callbacks with an error'));
`;

const programs = {
  'console.log, 2,000 in one loop': `for (let n = 1; n <= 2000; n += 1) console.log('line ' + n);`,
  'console.log, one per tick': `for (let n = 1; n <= 2000; n += 1) {
    console.log('line ' + n);
    await new Promise(setImmediate);
  }`,
  'process.stdout.write, 2,000 in one loop': `for (let n = 1; n <= 2000; n += 1)
    process.stdout.write('line ' + n + '\\n', failed);`,
  'process.stdout.write, one per tick': `for (let n = 1; n <= 2000; n += 1) {
    process.stdout.write('line ' + n + '\\n', failed);
    await new Promise(setImmediate);
  }`,
};

const ended = await Promise.all(
  Object.values(programs).map((program) => runWithDeadOutput(listen + program)),
);
for (const [index, way] of Object.keys(programs).entries()) {
  say(`${way}: ${ended[index]?.notes.join()}; exit status ${ended[index]?.status}`);
}
