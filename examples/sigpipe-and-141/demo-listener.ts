// https://tuberia-rota.example/examples/sigpipe-and-141/demo-listener.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { runWithDeadOutput } from '../stdout-without-reader/dead-output.ts';

const listen = `process.on('SIGPIPE', () => note('SIGPIPE arrived'));\n`;
const write = `
process.stdout.write('one line\\n');
setTimeout(() => note('the program lives on'), 50);
`;
const programs = {
  'a listener for SIGPIPE only': listen + write,
  'a listener for the error only': `process.stdout.on('error', () => note('the error arrived'));\n` + write,
  'a listener for both': listen + `process.stdout.on('error', () => note('the error arrived'));\n` + write,
};

const ended = await Promise.all(Object.values(programs).map((program) => runWithDeadOutput(program)));
for (const [index, way] of Object.keys(programs).entries()) {
  // The order of the two differs from run to run.
  const notes = [...(ended[index]?.notes ?? [])].sort();
  say(`${way}: ${[...notes, `exit status ${ended[index]?.status}`].join(', ')}`);
  ended[index]?.reportErrors();
}
