import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { withBrokenStdout } from '../break-on-purpose/break-on-purpose.ts';
import { commandFor, say } from '../observe.ts';

const [program, args] = commandFor(fileURLToPath(new URL('./stdout-write.mjs', import.meta.url)));
// Plain JavaScript, which needs no loader: it starts sooner.
const child = await withBrokenStdout(
  program,
  args.filter((argument) => !/^--import$|tsx/.test(argument)),
);
if (child.stderr === null) throw new Error('it is a pipe');
const closed = once(child, 'close') as Promise<[number]>;
const [stderr, [exitCode]] = await Promise.all([text(child.stderr), closed]);
say(`process.stdout.write, three times, to nobody: exit code ${exitCode}`);
say(/lines printed: \d/.exec(stderr)?.[0] ?? 'ended before the third');
say(/EPIPE|BrokenPipe|Broken pipe/.test(stderr) ? 'the crash names EPIPE' : 'no error');
