// https://tuberia-rota.example/examples/stdout-without-reader/dead-output.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { report, type ErrorFields } from '../observe.ts';

/** How a program with a dead output ended. */
export interface Ended {
  readonly status: number;
  /** Lines that it wrote on descriptor 3. */
  readonly notes: readonly string[];
  readonly stderr: string;
  /** How many bytes a reader that reads later found. */
  readonly read: number;
  /** Reports the errors that it told of, and the one that ended it. */
  readonly reportErrors: () => void;
}

/** Errors are told on descriptor 3, since the output is dead: of those that end the program, and of those it tells. */
const PRELUDE = `
import { writeSync } from 'node:fs';
const note = (line) => writeSync(3, JSON.stringify({ note: line }) + '\\n');
const noteError = (arrival, { name, message, code, errno, syscall }) =>
  writeSync(3, JSON.stringify({ error: { arrival, name, message, code, errno, syscall } }) + '\\n');
process.on('uncaughtExceptionMonitor', (error) => noteError('uncaught exception', error));
`;

function commandForCode(code: string): [program: string, args: string[]] {
  if ('Deno' in globalThis) return [process.execPath, ['eval', '--quiet', code]];
  if ('Bun' in globalThis) return [process.execPath, ['-e', code]];
  // Without this process's own options: a loader runs in a worker, and a worker changes what is measured here.
  return [process.execPath, ['--input-type=module', '-e', code]];
}

const status = `echo "{\\"status\\":$?}" >&3`;
const leaves = `{ exec 0<&-; echo '{"gone":true}' >&3; }`;

/** Pipelines of the shell, so that the output is a real pipe. `"$@"` is the program; we open the gate with a line. */
const SCRIPTS = {
  'no stdout': `{ read -r gate; "$@"; ${status}; } | ${leaves}`,
  'no stderr': `{ read -r gate; "$@" 2>&1 >/dev/null; ${status}; } | ${leaves}`,
  'neither of them': `{ read -r gate; "$@" 2>&1; ${status}; } | ${leaves}`,
  'a reader that leaves later, without reading': `exec 5<&0; { "$@"; ${status}; } | { read -r gate <&5; }`,
  'a reader that reads later': `exec 5<&0; { "$@"; ${status}; } | { read -r gate <&5; echo "{\\"read\\":$(wc -c)}" >&3; }`,
};

/**
 * Runs a program whose output has lost its reader before it starts.
 * @param code the program; `note(line)` and `noteError(arrival, error)` tell us something
 * @param situation what became of its output
 */
export async function runWithDeadOutput(
  code: string,
  situation: keyof typeof SCRIPTS = 'no stdout',
): Promise<Ended> {
  const [program, args] = commandForCode(PRELUDE + code);
  const shell = spawn('sh', ['-c', SCRIPTS[situation], 'sh', program, ...args], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  const ended = once(shell, 'close');
  const [stdin, , stderr, facts] = shell.stdio;
  let printed = '';
  stderr?.setEncoding('utf8').on('data', (text: string) => (printed += text));

  // Where writes are synchronous, the program would wait for a reader that waits for its end.
  const synchronous = 'Deno' in globalThis || 'Bun' in globalThis;
  const opener = synchronous ? setTimeout(() => stdin?.end('open\n'), 800) : undefined;
  let status = -1;
  let read = 0;
  const notes: string[] = [];
  const errors: ErrorFields[] = [];
  for await (const line of createInterface({ input: facts as NodeJS.ReadableStream })) {
    const fact = JSON.parse(line) as {
      gone?: true;
      note?: string;
      status?: number;
      read?: number;
      error?: ErrorFields;
    };
    if (fact.note === 'open the gate') stdin?.end('open\n');
    else if (fact.note !== undefined) notes.push(fact.note);
    else if (fact.error !== undefined) errors.push(fact.error);
    else if (fact.read !== undefined) read = fact.read;
    else stdin?.end('open\n');
    if (fact.status !== undefined) status = fact.status;
  }
  clearTimeout(opener);
  await ended;
  return {
    status,
    read,
    notes,
    stderr: printed,
    reportErrors() {
      for (const { arrival, message, ...fields } of errors)
        report(arrival, Object.assign(new Error(message), fields));
    },
  };
}
