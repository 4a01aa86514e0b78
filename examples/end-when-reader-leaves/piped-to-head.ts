// https://tuberia-rota.example/examples/end-when-reader-leaves/piped-to-head.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { commandFor } from '../observe.ts';

/**
 * Runs a program as the shell does: `program | head -n 1`.
 * @param args the program and its arguments
 * @returns its own exit status, which the shell hides behind that of `head`
 */
export async function pipedToHead(file: string, ...args: string[]): Promise<number> {
  const [program, before] = commandFor(file);
  const script = '{ "$@"; echo $? >&3; } | head -n 1';
  const shell = spawn('sh', ['-c', script, 'sh', program, ...before, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  let status = '';
  shell.stdio[3]?.on('data', (text: Buffer) => (status += String(text)));
  await once(shell, 'close');
  return Number(status);
}
