/** Server of `npm start`: whole versions only, while builds replace them and files vanish. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextOf, swap } from '../../scripts/lib/build-folders.mjs';
import { serve, type Served } from '../../scripts/lib/serve.mjs';

let home: string;
let folder: string;
let served: Served;

/** Builds a version: a page that names its script, and the script. */
function build(name: string): void {
  const next = nextOf(folder);
  mkdirSync(join(next, 'assets'), { recursive: true });
  mkdirSync(join(next, 'en'), { recursive: true });
  mkdirSync(join(next, 'reference', 'epipe'), { recursive: true });
  const padding = 'x'.repeat(100_000);
  writeFileSync(join(next, 'reference', 'epipe', 'index.html'), `${name} ${padding} ${name}`);
  writeFileSync(join(next, 'assets', `${name}.js`), name);
  writeFileSync(join(next, '404.html'), 'no hay');
  writeFileSync(join(next, 'en', '404.html'), 'missing');
  writeFileSync(join(next, 'a.ts'), 'const a = 1;');
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'served-'));
  folder = join(home, 'build');
  build('v0');
  swap(folder);
  served = await serve(folder, 0);
});
afterEach(async () => {
  served.server.closeAllConnections();
  await new Promise((resolve) => served.server.close(resolve));
  rmSync(home, { recursive: true });
});

const get = async (path: string): Promise<[number, string]> => {
  const answer = await fetch(served.url + path);
  return [answer.status, await answer.text()];
};

test(
  'while versions replace each other every page is whole, of one version',
  { timeout: 60_000 },
  async () => {
    let version = 0;
    const seen = new Set<string>();
    const reader = async (): Promise<void> => {
      while (version < 60) {
        const [status, text] = await get('/reference/epipe');
        expect(status).toBe(200);
        const [first, , last] = text.split(' ');
        expect(last).toBe(first);
        seen.add(String(first));
      }
    };
    const writer = async (): Promise<void> => {
      for (; version < 60; version += 1) {
        build(`v${version + 1}`);
        swap(folder);
        await get('/reference/epipe');
      }
    };
    await Promise.all([writer(), reader(), reader(), reader()]);
    expect(seen.size).toBeGreaterThan(10);
  },
);

test('scripts of the version before are still there, pages of it are not', async () => {
  writeFileSync(join(folder, 'old.html'), 'old');
  build('v1');
  swap(folder);
  expect(await get('/assets/v0.js')).toEqual([200, 'v0']);
  expect(await get('/assets/v1.js')).toEqual([200, 'v1']);
  expect((await get('/old'))[0]).toBe(404);
});

test('files that vanish end no server', { timeout: 60_000 }, async () => {
  for (let turn = 0; turn < 50; turn += 1) {
    const file = join(folder, 'assets', 'v0.js');
    writeFileSync(file, 'v0');
    const answers = Promise.all([get('/assets/v0.js'), get('/assets/v0.js')]);
    rmSync(file);
    for (const [status] of await answers) expect([200, 404]).toContain(status);
  }
  rmSync(folder, { recursive: true });
  expect((await get('/reference/epipe'))[0]).toBe(404);
  expect(existsSync(folder)).toBe(false);
  build('v1');
  swap(folder);
  expect((await get('/reference/epipe'))[0]).toBe(200);
});

test('a missing page comes in its language, and a condition does not turn it into 304', async () => {
  expect(await get('/nada')).toEqual([404, 'no hay']);
  expect(await get('/en/nothing')).toEqual([404, 'missing']);
  const etag = (await fetch(`${served.url}/404.html`)).headers.get('etag') ?? '';
  expect((await fetch(`${served.url}/nada`, { headers: { 'if-none-match': etag } })).status).toBe(404);
});

test('sources are text, and no path leads out of the folder', async () => {
  writeFileSync(join(home, 'secret'), 'secret');
  const answer = await fetch(`${served.url}/a.ts`);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  for (const path of [
    '/../secret',
    '/assets/../../secret',
    '/%2e%2e/secret',
    '/..%2fsecret',
    '/%00',
    '/%E0%A4%A',
  ]) {
    const status = await new Promise((resolve) => {
      request({ port: served.port, path, host: '127.0.0.1' }, (got) => {
        got.resume();
        resolve(got.statusCode);
      }).end();
    });
    expect([400, 403, 404], path).toContain(status);
  }
});

test('only reading is served', async () => {
  expect((await fetch(`${served.url}/`, { method: 'POST' })).status).toBe(405);
});
