// https://tuberia-rota.example/examples/stdout-without-reader/demo.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { runWithDeadOutput } from './dead-output.ts';

const program = `
process.stdout.on('error', (error) => noteError('event', error));
process.stdout.write('one line\\n', (error) => noteError('callback', error));
`;

// As in: program | true
const { reportErrors, status } = await runWithDeadOutput(program);
reportErrors();
say(`the program lived on: exit status ${status}`);
