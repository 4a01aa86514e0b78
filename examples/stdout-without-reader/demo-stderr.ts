// https://tuberia-rota.example/examples/stdout-without-reader/demo-stderr.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { runWithDeadOutput } from './dead-output.ts';

const listen = `
let events = 0;
process.stderr.on('error', () => (events += 1));
process.on('exit', () => note(events + ' error events'));
`;
const logging = `for (let n = 1; n <= 2000; n += 1) {
  console.error('line ' + n);
  await new Promise(setImmediate);
}`;

const programs = {
  'console.error, one per tick, nobody listens': logging,
  'console.error, one per tick, somebody listens': listen + logging,
  'process.stderr.write, nobody listens': `process.stderr.write('one line\\n');`,
  'process.stderr.write, somebody listens': `${listen} process.stderr.write('one line\\n');`,
};

const ended = await Promise.all(
  Object.values(programs).map((program) => runWithDeadOutput(program, 'no stderr')),
);
for (const [index, way] of Object.keys(programs).entries()) {
  say([`${way}: exit status ${ended[index]?.status}`, ...(ended[index]?.notes ?? [])].join('; '));
  ended[index]?.reportErrors();
}
