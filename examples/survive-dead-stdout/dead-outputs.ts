// https://tuberia-rota.example/examples/survive-dead-stdout/dead-outputs.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { commandFor, say } from '../observe.ts';

/**
 * Runs a service whose parent has gone: nobody reads its standard output, nor its standard error.
 * What it writes on descriptor 3 is printed here.
 * @returns its exit status
 */
export async function runWithoutReaders(file: string, ...args: string[]): Promise<number> {
  const [program, before] = commandFor(file);
  // It starts only once the other side of the pipe has closed it.
  const script = '{ read -r gate; "$@" 2>&1; echo "exit status $?" >&3; } | { exec 0<&-; echo gone >&3; }';
  const shell = spawn('sh', ['-c', script, 'sh', program, ...before, ...args], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
  });
  const ended = once(shell, 'close');
  let status = -1;
  for await (const line of createInterface({ input: shell.stdio[3] as NodeJS.ReadableStream })) {
    if (line === 'gone') shell.stdin?.end('open\n');
    else say(line);
    if (line.startsWith('exit status ')) status = Number(line.slice('exit status '.length));
  }
  await ended;
  return status;
}
