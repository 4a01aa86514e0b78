// https://tuberia-rota.example/examples/stdout-without-reader/demo-no-error.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { runWithDeadOutput } from './dead-output.ts';

const program = `
let events = 0;
process.stdout.on('error', () => (events += 1));
process.on('exit', () => note(events + ' error events'));
for (let n = 1; n <= 100; n += 1) console.log('line ' + n);
`;

// As in: program | sleep 1
const { notes, status } = await runWithDeadOutput(program, 'a reader that leaves later, without reading');
say(`100 lines, none of them read: ${notes.join()}, exit status ${status}`);
