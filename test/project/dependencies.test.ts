/** Dependencies: locked, each with its reason, and audited. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockfileProblems } from '../../scripts/lib/lockfile.mjs';

const json = (path: string): Record<string, never> => JSON.parse(readFileSync(path, 'utf8')) as never;

describe('lock file', () => {
  test.each(['', 'runtimes/', 'compilers/'])(
    '%spackage-lock.json pins everything, in step with package.json',
    (folder) => {
      const file = `${folder}package-lock.json`;
      expect(lockfileProblems(file, json(file), json(`${folder}package.json`))).toEqual([]);
    },
  );

  test('names what is loose, foreign or out of step', () => {
    const sha = { version: '1.0.0', integrity: 'sha512-x' };
    const lock = {
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { a: '^1.0.0', b: '^1.0.0' } },
        'node_modules/a': { version: '1.0.0' },
        'node_modules/b': { ...sha, resolved: 'https://example.org/b.tgz' },
        'node_modules/c': { link: true },
        'node_modules/d': { ...sha, resolved: 'https://registry.npmjs.org/d/-/d-1.0.0.tgz' },
      },
    };
    const problems = lockfileProblems('lock', lock, { dependencies: { a: '^2.0.0', b: '^1.0.0', d: '1' } });
    expect(problems).toEqual([
      'lock: node_modules/a@1.0.0 has no sha512: remove it and npm install',
      'lock: node_modules/b comes from https://example.org/b.tgz, not from https://registry.npmjs.org/: depend on a release',
      'lock: node_modules/c is a link to a folder: depend on a release',
      'lock: a is ^1.0.0, in package.json ^2.0.0: npm install',
      'lock: d is absent, in package.json 1: npm install',
    ]);
  });
});

test('each dependency stands in DEPENDENCIES.md, with its reason', () => {
  const manifests = ['package.json', 'runtimes/package.json', 'compilers/package.json'].map(json);
  const ofPython = readFileSync('compilers/requirements.txt', 'utf8').matchAll(/^([\w-]+)==/gm);
  // Some are in two of them, for the same reason.
  const wanted = new Set([
    ...manifests.flatMap(({ dependencies = {}, devDependencies = {} }) => [
      ...Object.keys(dependencies),
      ...Object.keys(devDependencies),
    ]),
    ...[...ofPython].map(([, name = '']) => name),
  ]);
  const said = new Map<string, string>();
  for (const line of readFileSync('DEPENDENCIES.md', 'utf8').split('\n')) {
    const [, names = '', why = ''] = /^\| (`.*`) +\| (.*?) *\|/.exec(line) ?? [];
    for (const [, name = ''] of names.matchAll(/`([^`]+)`/g)) {
      expect(said.has(name), `${name} stands there once`).toBe(false);
      said.set(name, why);
    }
  }
  expect([...said.keys()].sort()).toEqual([...wanted].sort());
  for (const [name, why] of said) expect(why.length, name).toBeGreaterThan(15);
});

// Starting npm takes long on a busy machine.
describe('npm run audit, asking a registry on loopback', { timeout: 180_000 }, () => {
  let folder: string;
  let registry: Server;
  let answer: { status: number; body: unknown };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'audit-'));
    for (const used of ['scripts', 'src/lib']) cpSync(used, join(folder, used), { recursive: true });
    mkdirSync(join(folder, 'node_modules'));
    const dependencies = { leaky: '1.0.0' };
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'a', version: '1.0.0', type: 'module', dependencies }),
    );
    writeFileSync(
      join(folder, 'package-lock.json'),
      JSON.stringify({
        name: 'a',
        version: '1.0.0',
        lockfileVersion: 3,
        requires: true,
        packages: {
          '': { name: 'a', version: '1.0.0', dependencies },
          'node_modules/leaky': { version: '1.0.0', integrity: 'sha512-x' },
        },
      }),
    );
    except([]);
    registry = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (request.url?.endsWith('/advisories/bulk') !== true) {
          response.writeHead(404, { 'Content-Type': 'application/json' }).end('{}');
          return;
        }
        const body = Buffer.concat(chunks);
        const asked = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
        expect(JSON.parse(asked)).toEqual({ leaky: ['1.0.0'] });
        response
          .writeHead(answer.status, { 'Content-Type': 'application/json' })
          .end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    registry.closeAllConnections();
    await new Promise((resolve) => registry.close(resolve));
  });

  const except = (exceptions: unknown) =>
    writeFileSync(join(folder, 'audit-exceptions.json'), JSON.stringify(exceptions));

  const leak = {
    leaky: [
      {
        id: 1,
        url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
        title: 'It leaks',
        severity: 'high',
        vulnerable_versions: '<2.0.0',
        cwe: [],
        cvss: { score: 7, vectorString: null },
      },
    ],
  };

  function audit(): Promise<{ code: number | null; said: string }> {
    const address = registry.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const child = spawn(process.execPath, ['scripts/audit.mjs'], {
      cwd: folder,
      env: {
        ...process.env,
        npm_config_registry: `http://127.0.0.1:${port}/`,
        npm_config_cache: join(folder, 'cache'),
        npm_config_fetch_retries: '0',
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
  }

  test('nothing known: all is well', async () => {
    answer = { status: 200, body: {} };
    const { code, said } = await audit();
    expect(said).toContain('1 packages, 0 exceptions: 0 to mend');
    expect(code).toBe(0);
  });

  test('fails on what nobody has looked at, and says what to do', async () => {
    answer = { status: 200, body: leak };
    const { code, said } = await audit();
    expect(said).toContain('leaky: It leaks (GHSA-aaaa-bbbb-cccc, high): update it');
    expect(code).toBe(1);
  });

  test('passes what is named with a reason, until it is over', async () => {
    except([
      { advisory: 'GHSA-aaaa-bbbb-cccc', package: 'leaky', why: 'It only runs while the site is built.' },
    ]);
    answer = { status: 200, body: leak };
    expect((await audit()).code).toBe(0);
    answer = { status: 200, body: {} };
    const { code, said } = await audit();
    expect(said).toContain('GHSA-aaaa-bbbb-cccc (leaky) is no longer found: take it out');
    expect(code).toBe(1);
  });

  test('does not take a registry that gives no answer for a good one', async () => {
    answer = { status: 405, body: {} };
    const { code, said } = await audit();
    expect(said).toContain('Nothing was audited, since the registry did not answer');
    expect(said).toContain('405');
    expect(code).toBe(1);
  });
});

describe('workflows', () => {
  const files = readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`);

  test.each(files)('%s pins each action by the hash of a commit, and names its version', (file) => {
    const uses = readFileSync(file, 'utf8').match(/^.*\buses:.*$/gm) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('nothing is published but a commit of main whose CI is green', () => {
    const pages = load(readFileSync('.github/workflows/pages.yml', 'utf8')) as {
      on: Record<string, unknown>;
      jobs: Record<string, { if: string; steps: { with?: { ref?: string } }[] }>;
    };
    expect(pages.on).toEqual({
      workflow_run: { workflows: ['CI'], types: ['completed'], branches: ['main'] },
    });
    const job = pages.jobs['publish'];
    expect(job?.if).toContain("github.event.workflow_run.conclusion == 'success'");
    expect(job?.steps[0]?.with?.ref).toBe('${{ github.event.workflow_run.head_sha }}');
  });
});
