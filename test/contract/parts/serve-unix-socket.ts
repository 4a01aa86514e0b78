/** Part of the contract of `serveUnixSocket`. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  serveUnixSocket,
  type ControlHandlers,
} from '../../../examples/serve-unix-socket/serve-unix-socket.ts';
import { closed, coded, codeOf, eventually, reason, value } from '../faults.ts';
import { client } from './line-servers.ts';
import type { Checks } from '../contract.ts';

export interface Stage {
  readonly path: string;
  readonly gone: unknown[];
  readonly errors: unknown[];
  readonly close: () => Promise<void>;
}

export async function inFolder(run: (path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'socket-'));
  try {
    await run(join(folder, 's'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const staged = (
  answer: ControlHandlers['answer'],
  run: (stage: Stage) => Promise<void>,
  serve = serveUnixSocket,
): Promise<void> =>
  inFolder(async (path) => {
    const gone: unknown[] = [];
    const errors: unknown[] = [];
    const close = await serve(path, {
      answer,
      onClientGone: (error) => gone.push(error),
      onError: (error) => errors.push(error),
    });
    try {
      await run({ path, gone, errors, close });
    } finally {
      await value(close());
    }
  });

export const open = (path: string): ReturnType<typeof client> =>
  client(connect({ path, allowHalfOpen: true }));
export const echo = (line: string): string => line;
export const quiet: ControlHandlers = {
  answer: echo,
  onClientGone: () => undefined,
  onError: () => undefined,
};

/** Leaves a socket file behind on which nobody answers, as a killed server does. */
export function leaveBehind(path: string): void {
  spawnSync(process.execPath, [
    '-e',
    `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`,
  ]);
  assert.ok(existsSync(path));
}

/** A server that is stopped; `fill` connects until its queue takes no more. */
export async function heldUp(path: string): Promise<{ child: ChildProcess; fill: () => Promise<void> }> {
  const child = spawn(
    'python3',
    [
      '-c',
      'import socket, sys, time; s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(1); print(flush=True); time.sleep(60)',
      path,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await once(child.stdout, 'data');
  // Not `child.kill`: Deno takes a child that was stopped for killed, and sends it nothing more.
  process.kill(Number(child.pid), 'SIGSTOP');
  return {
    child,
    async fill() {
      for (;;) {
        const socket = connect(path).on('error', () => undefined);
        const connected = await Promise.race([
          once(socket, 'connect').then(() => true),
          closed(socket).then(() => false),
        ]).catch(() => false);
        socket.unref();
        if (!connected) return;
      }
    },
  };
}

/** A server that is bound, but listens only once it is told. */
async function boundAlone(path: string): Promise<ChildProcess> {
  const child = spawn(
    'python3',
    [
      '-c',
      'import socket, sys; s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); print(flush=True); input(); s.listen(1); print(flush=True); input()',
      path,
    ],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  await once(child.stdout, 'data');
  return child;
}

export const settles: Checks = {
  'a server that starts just now, bound but not yet listening, keeps its place': () =>
    inFolder(async (path) => {
      const child = await boundAlone(path);
      const starting = reason(serveUnixSocket(path, quiet));
      setTimeout(() => child.stdin?.write('\n'), 20);
      assert.equal(codeOf(await starting), 'EADDRINUSE');
      assert.ok(existsSync(path));
      child.stdin?.end('\n');
      await once(child, 'exit');
    }),
  'a lock that a starter has left that was killed': () =>
    inFolder(async (path) => {
      leaveBehind(path);
      writeFileSync(`${path}.lock`, '');
      const starting = value(serveUnixSocket(path, quiet));
      const longAgo = new Date(Date.now() - 60_000);
      setTimeout(() => utimesSync(`${path}.lock`, longAgo, longAgo), 20);
      await (
        await starting
      )();
      assert.ok(!existsSync(path) && !existsSync(`${path}.lock`));
    }),
  'the file of a killed predecessor is replaced': () =>
    inFolder(async (path) => {
      leaveBehind(path);
      const close = await value(serveUnixSocket(path, quiet));
      await value(close());
      await value(close());
    }),
  'of several that start at once where a killed predecessor left its file, one listens': () =>
    inFolder(async (path) => {
      for (let n = 0; n < 10; n += 1) {
        // A server that closes removes its name, not the file that has another by then.
        const killed = await serveUnixSocket(path, quiet);
        linkSync(path, `${path}-left`);
        await killed();
        renameSync(`${path}-left`, path);
        const starts = Array.from({ length: 8 }, () => serveUnixSocket(path, quiet));
        const started = (await value(Promise.allSettled(starts))).filter(
          (start) => start.status === 'fulfilled',
        );
        for (const { value: close } of started) await close();
        assert.equal(started.length, 1);
      }
    }),
  'closing with clients that say nothing, read nothing, and wait for an answer': () =>
    staged(
      (line) => (line === 'wait' ? new Promise<string>(() => undefined) : line.repeat(1_000_000)),
      async ({ path, close }) => {
        const idle = await open(path);
        const deaf = await open(path);
        deaf.socket.pause();
        deaf.socket.write('long\n');
        const waiting = await open(path);
        waiting.socket.write('wait\n');
        await delay(50);
        await value(close());
        for (const { socket } of [idle, deaf, waiting]) socket.destroy();
      },
    ),
  'a path on which another server answers, an ordinary file, a missing folder, a name without a file': () =>
    staged(echo, async ({ path }) => {
      assert.equal(codeOf(await reason(serveUnixSocket(path, quiet))), 'EADDRINUSE');
      const file = `${path}-file`;
      writeFileSync(file, 'precious');
      assert.equal(codeOf(await reason(serveUnixSocket(file, quiet))), 'EADDRINUSE');
      assert.equal(readFileSync(file, 'utf8'), 'precious');
      // The system says ENOENT, of which Node.js makes EACCES.
      assert.match(String(codeOf(await reason(serveUnixSocket(`${path}-no/s`, quiet)))), /^(EACCES|ENOENT)$/);
      if (process.platform !== 'linux') return;
      const name = `\0broken-pipe-contract-${process.pid}`;
      const close = await serveUnixSocket(name, quiet);
      assert.equal(codeOf(await reason(serveUnixSocket(name, quiet))), 'EADDRINUSE');
      await close();
    }),
  'a path that is too long for the kernel, and the longest that is not': () =>
    inFolder(async (path) => {
      const fill = (bytes: number): string => path + 's'.repeat(bytes - path.length);
      const longest = process.platform === 'linux' ? 107 : 103;
      assert.ok((await reason(serveUnixSocket(fill(longest + 1), quiet))) instanceof RangeError);
      const close = await value(serveUnixSocket(fill(longest), quiet));
      assert.ok(existsSync(fill(longest)));
      await value(close());
    }),
  'a server that is held up, and whose queue is full, is alive': () =>
    inFolder(async (path) => {
      const { child, fill } = await heldUp(path);
      await fill();
      assert.equal(codeOf(await reason(serveUnixSocket(path, quiet))), 'EADDRINUSE');
      process.kill(Number(child.pid), 'SIGKILL');
      await once(child, 'exit');
    }),
};

export const blame: Checks = {
  'an ECONNRESET or EPIPE of the answer itself is no leave': async () => {
    for (const code of ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'])
      await staged(
        () => Promise.reject(coded(code)),
        async ({ path, gone, errors }) => {
          const { socket } = await open(path);
          socket.write('a\n');
          await value(closed(socket.on('end', () => socket.destroy())));
          assert.deepEqual([gone.length, codeOf(errors[0])], [0, code]);
        },
      );
  },
  'an answer that throws at once, and one that is no text': async () => {
    for (const answer of [
      () => {
        throw new Error('mine');
      },
      () => undefined as unknown as string,
    ])
      await staged(answer, async ({ path, gone, errors }) => {
        const { socket } = await open(path);
        socket.write('a\n');
        await value(closed(socket.on('end', () => socket.destroy())));
        assert.deepEqual([gone.length, errors.length], [0, 1]);
      });
  },
  'a client that leaves before its answer is a leave': () => {
    let answerNow = (): void => undefined;
    return staged(
      () => new Promise((resolve) => (answerNow = () => resolve('late'.repeat(100_000)))),
      async ({ path, gone, errors }) => {
        const { socket } = await open(path);
        socket.write('a\n');
        await delay(20);
        socket.destroy();
        await closed(socket);
        answerNow();
        await eventually('it is told', () => gone.length === 1);
        assert.deepEqual(errors, []);
      },
    );
  },
  'handlers may be methods of an object': () =>
    inFolder(async (path) => {
      class Control implements ControlHandlers {
        readonly prefix = '>';
        answer(line: string): string {
          return this.prefix + line;
        }
        onClientGone(): void {
          assert.fail(this.prefix);
        }
        onError(error: unknown): void {
          assert.fail(`${this.prefix}${String(error)}`);
        }
      }
      const close = await serveUnixSocket(path, new Control());
      const { socket, got } = await open(path);
      socket.end('a\n');
      await value(once(socket, 'end'));
      assert.equal(got(), '>a\n');
      await close();
    }),
};
