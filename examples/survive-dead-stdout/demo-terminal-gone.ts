// https://tuberia-rota.example/examples/survive-dead-stdout/demo-terminal-gone.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { report, say, type ErrorFields } from '../observe.ts';

/** Ignores the hangup, as a service started with `nohup` does, and writes to its terminal that is no more. */
const program = (listen: string): string => `
import { writeSync } from 'node:fs';
const tell = (fact) => writeSync(3, JSON.stringify(fact) + '\\n');
const tellError = (arrival, { name, message, code, errno, syscall }) =>
  tell({ arrival, name, message, code, errno, syscall });
process.on('uncaughtExceptionMonitor', (error) => tellError('uncaught exception', error));
process.on('SIGHUP', () => {
  tell('SIGHUP: the terminal has been closed');
  process.stdout.write('one line\\n');
  setTimeout(() => {
    tell('the program lives on');
    process.exit();
  }, 50);
});
${listen}
// A signal's listener does not keep a program alive, and a timer does.
setTimeout(() => {}, 1500);
process.stdout.write('ready\\n');
tell('ready');
`;

function commandForCode(code: string): string[] {
  if ('Deno' in globalThis) return [process.execPath, 'eval', code];
  if ('Bun' in globalThis) return [process.execPath, '-e', code];
  return [process.execPath, '--input-type=module', '-e', code];
}

for (const [title, listen] of [
  ['nobody listens', ''],
  ['somebody listens', `process.stdout.on('error', (error) => tellError('event', error));`],
] as const) {
  say(title);
  const quoted = commandForCode(program(listen)).map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  // `script` gives a program a terminal of its own.
  const terminal = spawn('script', ['-qec', `exec ${quoted.join(' ')}`, '/dev/null'], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: terminal.stdio[3] as NodeJS.ReadableStream })) {
    const fact = JSON.parse(line) as string | ErrorFields;
    if (fact === 'ready') terminal.kill('SIGKILL');
    else if (typeof fact === 'string') say(`  ${fact}`);
    else report(fact.arrival, Object.assign(new Error(fact.message), { ...fact, arrival: undefined }));
  }
}
