// https://tuberia-rota.example/examples/stdout-without-reader/without-handler.ts | SPDX-License-Identifier: 0BSD
import '../observe.ts';
import { runWithDeadOutput } from './dead-output.ts';

const program = `
process.stdout.write('one line\\n');
`;

// As in: program | true
const { reportErrors, status, stderr } = await runWithDeadOutput(program);
reportErrors();
process.stderr.write(stderr);
process.exitCode = status;
