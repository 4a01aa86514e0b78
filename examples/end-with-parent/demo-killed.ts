import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { say } from '../observe.ts';

function commandForCode(code: string): [program: string, args: string[]] {
  if ('Deno' in globalThis) return [process.execPath, ['eval', code]];
  if ('Bun' in globalThis) return [process.execPath, ['-e', code]];
  return [process.execPath, ['--input-type=module', '-e', code]];
}

/** A server that would live for ever; a moment after its client's death it tells that it still lives. */
const server = (listen: string): string => `
${listen}
process.on('exit', () => console.error('the server ends'));
setTimeout(() => {
  console.error('the server still lives');
  process.exit();
}, 300);
console.error('ready');
`;

/** A client that starts the server and waits for its own death. */
const client = (listen: string): string => {
  const [program, args] = commandForCode(server(listen));
  return `
import { spawn } from 'node:child_process';
spawn(${JSON.stringify(program)}, ${JSON.stringify(args)}, { stdio: ['pipe', 'pipe', 'inherit'] });
setInterval(() => {}, 1000);
`;
};

const servers = {
  'reads its input and ends with it': `process.stdin.on('end', () => process.exit()).resume();`,
  'listens for the end of an input that it does not read': `process.stdin.on('end', () => process.exit());`,
};

async function outlive(listen: string): Promise<string> {
  const [program, args] = commandForCode(client(listen));
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
