/** Part of the contract of `openChannel`: an end that is closed while its process lives on. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openChannel, type Channel } from '../../../examples/talk-to-child/talk-to-child.ts';
import type { Checks } from '../contract.ts';
import { reason, value } from '../faults.ts';

const CHILD = fileURLToPath(new URL('../talking-child.ts', import.meta.url));
const nameOf = async (asked: Promise<unknown>): Promise<string> => ((await reason(asked)) as Error).name;

export const isGone = (error: unknown): boolean => (error as Error).name === 'ChannelGone';

/** Outcomes of both ways of sending when nobody is there. */
export async function saysGone(channel: Channel): Promise<void> {
  assert.equal(await value(channel.send('x')), false);
  assert.ok(isGone(await reason(channel.ask('x'))));
}

export const closes: Checks = {
  'a child that lives on closes its end, with questions open and before the next': async () => {
    for (const CHANNELS of ['a', 'a a']) {
      const child = fork(CHILD, [], {
        execArgv: ['--import', 'tsx'],
        env: { ...process.env, CHANNELS },
      });
      const exited = once(child, 'exit');
      try {
        const channel = openChannel(child, undefined, 'a');
        const open = nameOf(channel.ask('never'));
        assert.equal(await nameOf(channel.ask('close')), 'ChannelGone');
        assert.equal(await open, 'ChannelGone');
        assert.equal(await nameOf(channel.ask('one')), 'ChannelGone');
        assert.equal(await value(channel.send('one')), false);
        assert.ok(child.connected);
      } finally {
        child.kill('SIGKILL');
        await value(exited);
      }
    }
  },
};
