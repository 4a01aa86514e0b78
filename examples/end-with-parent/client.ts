// https://tuberia-rota.example/examples/end-with-parent/client.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { commandFor, say } from '../observe.ts';

/**
 * A client that starts a server, gets one answer, and goes.
 * What the server writes on standard error is printed as it comes.
 * @returns the server's exit code
 */
export async function askOnceAndGo(file: string, mode: string, question = 'hello'): Promise<number | null> {
  const [program, before] = commandFor(file);
  const server = spawn(program, [...before, mode], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(server, 'exit') as Promise<[number | null]>;
  server.stdin.on('error', () => {});
  server.stdin.write(`${question}\n`);
  const [answer] = (await once(server.stdout, 'data')) as [Buffer];
  say(`the client got its answer: ${String(answer).split('\n')[0]}`);
  // What the kernel does for a client that ends or is killed: both of its ends are closed.
  server.stdout.destroy();
  server.stdin.destroy();
  const [code] = await ended;
  return code;
}
