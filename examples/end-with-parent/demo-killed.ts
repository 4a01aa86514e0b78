// https://tuberia-rota.example/examples/end-with-parent/demo-killed.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { say } from '../observe.ts';

function commandForCode(code: string): [program: string, args: string[]] {
  if ('Deno' in globalThis) return [process.execPath, ['eval', code]];
  if ('Bun' in globalThis) return [process.execPath, ['-e', code]];
  return [process.execPath, ['--input-type=module', '-e', code]];
}

/** A server that would live for ever; if it still does after a while, in milliseconds, it says so. */
const server = (listen: string, patience: number): string => `
${listen}
process.on('exit', () => console.error('the server ends'));
setTimeout(() => {
  console.error('the server still lives');
  process.exit();
}, ${patience});
console.error('ready');
`;

/** A client that starts the server and waits for its own death. */
const client = (listen: string, patience: number): string => {
  const [program, args] = commandForCode(server(listen, patience));
  return `
import { spawn } from 'node:child_process';
spawn(${JSON.stringify(program)}, ${JSON.stringify(args)}, { stdio: ['pipe', 'pipe', 'inherit'] });
setInterval(() => {}, 1000);
`;
};

// The first ends as soon as it notices, however slow the machine is; the second never does, so it need not wait long.
const servers = {
  'reads its input and ends with it': [`process.stdin.on('end', () => process.exit()).resume();`, 1500],
  'listens for the end of an input that it does not read': [
    `process.stdin.on('end', () => process.exit());`,
    300,
  ],
} as const;

async function outlive([listen, patience]: readonly [string, number]): Promise<string> {
  const [program, args] = commandForCode(client(listen, patience));
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const told: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    if (line === 'ready') child.kill('SIGKILL');
    else told.push(line);
  }
  return told.join(', ');
}

const told = await Promise.all(Object.values(servers).map(outlive));
for (const [index, what] of Object.keys(servers).entries()) say(`a server that ${what}: ${told[index]}`);
