// https://tuberia-rota.example/examples/end-with-parent/demo-in-json-rpc.ts | SPDX-License-Identifier: 0BSD
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { say } from '../observe.ts';
import { askOnceAndGo } from './client.ts';
import { endWithParent } from './end-with-parent.ts';

interface Call {
  readonly id: number;
  readonly method: string;
}

if (process.argv[2] === 'serve') {
  // #region use
  const tools: Record<string, () => unknown> = { ping: () => ({}) };
  const watching = setInterval(() => {}, 1000);

  endWithParent({
    cleanUp(gone) {
      clearInterval(watching);
      console.error(`cleaned up: ${gone}`);
    },
  });
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method } = JSON.parse(line) as Call;
    const tool = tools[method];
    const answer = tool ? { result: tool() } : { error: { code: -32601, message: `no method ${method}` } };
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...answer })}\n`);
  }
  // #endregion
} else {
  const question = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });
  const code = await askOnceAndGo(fileURLToPath(import.meta.url), 'serve', question);
  say(`the server ended with exit code ${code}`);
}
