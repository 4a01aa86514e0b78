/** `surviveDeadOutput` in real programs, whose outputs are really broken. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const MODULE = '../../../examples/survive-dead-stdout/survive-dead-stdout.ts';

/** Runs a program that has imported the module, with "$@" in a pipeline of the shell; what it tells on descriptor 3. */
async function run(code: string, pipeline: string): Promise<string[]> {
  const start = `import { writeSync } from 'node:fs';
    import { surviveDeadOutput } from ${JSON.stringify(new URL(MODULE, import.meta.url).href)};
    const tell = (line) => writeSync(3, line + '\\n');`;
  const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', start + code];
  const shell = spawn('sh', ['-c', pipeline, 'sh', ...node], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [told] = await Promise.all([text(shell.stdio[3] as NodeJS.ReadableStream), once(shell, 'close')]);
  return told.trim().split('\n');
}

/** Writes until somebody tells the program to stop. */
const writeForever = `
  const timer = setInterval(() => { process.stdout.write('x'.repeat(10_000)); process.stderr.write('x'); }, 1);`;
const neither = '{ "$@" 2>&1; echo "status $?" >&3; } | true';

test('tells once for each output, and lives on', async () => {
  const code = `const seen = [];
    surviveDeadOutput((output, error) => {
      seen.push(output + ' ' + error.code);
      if (seen.length === 2) setTimeout(() => { clearInterval(timer); tell(seen.sort().join()); }, 50);
    });${writeForever}`;
  expect(await run(code, neither)).toEqual(['stderr EPIPE,stdout EPIPE', 'status 0']);
});

test('another error passes through', async () => {
  const code = `surviveDeadOutput(() => tell('never')); process.stdout.write('x');`;
  expect(await run(code, '"$@" >/dev/full; echo "status $?" >&3')).toEqual(['status 1']);
});

test('what it returns takes the listeners away', async () => {
  const code = `surviveDeadOutput(() => tell('never'))();${writeForever}`;
  expect(await run(code, neither)).toEqual(['status 1']);
});

test('a broken disk is no closed terminal', async () => {
  const code = `surviveDeadOutput(() => tell('never'));
    process.stdout.emit('error', Object.assign(new Error('i/o error'), { code: 'EIO' }));`;
  expect(await run(code, '"$@" >/dev/null; echo "status $?" >&3')).toEqual(['status 1']);
});
