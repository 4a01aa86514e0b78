// https://tuberia-rota.example/examples/survive-dead-stdout/demo-log-the-crash.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { runWithDeadOutput } from '../stdout-without-reader/dead-output.ts';

/** A handler that logs to the very output whose failure it was called for. */
const program = (log: string): string => `
let calls = 0;
process.on('uncaughtException', (error) => {
  calls += 1;
  if (calls === 1000) process.exit();
  ${log}
});
process.on('exit', () => note('the handler was called ' + calls + ' times'));
process.stdout.write('one line\\n');
`;

const [write, log] = await Promise.all([
  runWithDeadOutput(program(`process.stderr.write('uncaught: ' + error + '\\n');`), 'neither of them'),
  runWithDeadOutput(program(`console.error('uncaught:', error);`), 'neither of them'),
]);
say(`process.stderr.write in the handler: ${write.notes.join()}, exit status ${write.status}`);
say(`console.error in the handler: ${log.notes.join()}, exit status ${log.status}`);
