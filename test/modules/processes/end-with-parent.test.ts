/** `endWithParent` in real servers, which lose their client. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const MODULE = '../../../examples/end-with-parent/end-with-parent.ts';

/** A server that would live for ever, started as a child whose ends the test closes. */
function serve(code: string) {
  const start = `import { endWithParent } from ${JSON.stringify(new URL(MODULE, import.meta.url).href)};
    setInterval(() => {}, 1000);
    ${code}
    process.stdin.resume();
    console.error('ready');`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', start];
  const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(server, 'close') as Promise<[number | null]>;
  const told = text(server.stderr);
  return { server, result: Promise.all([ended, told]).then(([[code], lines]) => ({ code, told: lines })) };
}

const tells = `cleanUp: (gone) => console.error(gone)`;

test('the input ends', async () => {
  const { server, result } = serve(`endWithParent({ ${tells} });`);
  server.stdin.end();
  expect(await result).toEqual({ code: 0, told: 'ready\nthe input ended\n' });
});

test('the output has no reader, while the input is still open', async () => {
  const { server, result } = serve(
    `endWithParent({ ${tells} }); process.stdin.on('data', () => process.stdout.write('answer'));`,
  );
  server.stdout.destroy();
  await once(server.stdout, 'close');
  server.stdin.write('hello');
  expect(await result).toMatchObject({ code: 0, told: 'ready\nthe output has no reader\n' });
});

test('a clean-up that fails, and one that takes too long', async () => {
  const failing = serve(`endWithParent({ cleanUp: () => Promise.reject(new Error('no')) });`);
  const slow = serve(`endWithParent({ cleanUp: () => new Promise(() => {}), graceMs: 20 });`);
  failing.server.stdin.end();
  slow.server.stdin.end();
  expect(await failing.result).toMatchObject({ code: 1 });
  expect(await slow.result).toMatchObject({ code: 1 });
});

test('what it returns takes the listeners away', async () => {
  const { server, result } = serve(
    `endWithParent({ ${tells} })(); process.stdin.on('end', () => process.exit(7));`,
  );
  server.stdin.end();
  expect(await result).toEqual({ code: 7, told: 'ready\n' });
});
