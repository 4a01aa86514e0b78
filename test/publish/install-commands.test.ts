/** The commands that readers copy: complete, and of files that are published. */
import { expect, test } from 'vitest';
import { examplesFolder } from '../../src/examples/files.build.ts';
import { commandsFor } from '../../src/publish/install-commands.ts';

const SITE = 'https://example.org/base/';
const folder = examplesFolder();

test('a module is fetched alone, an example with its demo, and the registry knows it', () => {
  expect(commandsFor('catch-epipe', 'typescript', folder, SITE)).toEqual({
    module: `curl -O ${SITE}examples/catch-epipe/catch-epipe.ts`,
    all: [
      `curl ${SITE}examples/catch-epipe.tar.gz | tar xz`,
      'cd tuberia-rota-catch-epipe/catch-epipe',
      'npx tsx demo.ts   # Node.js 22.18+: node demo.ts',
    ].join('\n'),
    add: `npx shadcn@latest add ${SITE}r/catch-epipe.json`,
  });
});

test('Python has no registry, and underscores in its names', () => {
  const { module, all, add } = commandsFor('end-when-reader-leaves', 'python', folder, SITE);
  expect(module).toBe(`curl -O ${SITE}examples/end-when-reader-leaves/end_when_reader_leaves.py`);
  expect(all.split('\n').at(-1)).toBe('python3 demo.py');
  expect(add).toBeUndefined();
});

test('a demo that uses a package, even by a file beside it, has it installed first', () => {
  const { all } = commandsFor('query-after-idle', 'typescript', folder, SITE);
  expect(all.split('\n').slice(-2)).toEqual([
    'npm install',
    'npx tsx demo.ts   # Node.js 22.18+: node demo.ts',
  ]);
});
