// https://tuberia-rota.example/examples/stdout-without-reader/demo-nobody-listens.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { runWithDeadOutput } from './dead-output.ts';

const start = `
let n = 0;
process.on('exit', () => note('ended after line ' + n));
`;

const programs = {
  'console.log, 2,000 in one loop': `while (n < 2000) console.log('line ' + (n += 1));`,
  'console.log, one per tick': `while (n < 2000) {
    console.log('line ' + (n += 1));
    await new Promise(setImmediate);
  }`,
  'process.stdout.write, one per tick': `while (n < 2000) {
    process.stdout.write('line ' + (n += 1) + '\\n');
    await new Promise(setImmediate);
  }`,
  'fs.writeSync, 2,000 in one loop': `while (n < 2000) writeSync(1, 'line ' + (n += 1) + '\\n');`,
};

const ended = await Promise.all(Object.values(programs).map((program) => runWithDeadOutput(start + program)));
for (const [index, way] of Object.keys(programs).entries()) {
  say(`${way}: ${ended[index]?.notes.join() || 'no exit event'}, exit status ${ended[index]?.status}`);
  ended[index]?.reportErrors();
}
