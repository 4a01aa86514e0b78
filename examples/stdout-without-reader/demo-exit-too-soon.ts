// https://tuberia-rota.example/examples/stdout-without-reader/demo-exit-too-soon.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { runWithDeadOutput } from './dead-output.ts';

const programs = {
  'process.stdout.write, then process.exit': `process.stdout.write('x'.repeat(1_000_000)); process.exit();`,
  'console.log, then process.exit': `console.log('x'.repeat(999_999)); process.exit();`,
  'process.exit in the callback of process.stdout.write': `
    process.stdout.write('x'.repeat(1_000_000), () => process.exit());
    note('open the gate');`,
};

// As in: program | { sleep 1; wc -c; }
const ended = await Promise.all(
  Object.values(programs).map((program) => runWithDeadOutput(program, 'a reader that reads later')),
);
for (const [index, way] of Object.keys(programs).entries())
  say(`${way}: ${ended[index]?.read} of 1000000 bytes arrived, exit status ${ended[index]?.status}`);
