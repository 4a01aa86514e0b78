/** Child that answers what it is asked, on one channel or on those that its environment names. */
import { openChannel } from '../../examples/talk-to-child/talk-to-child.ts';

let heard = 0;
const toldBeside: unknown[] = [];
process.on('message', (message: { talk?: unknown }) => {
  if (message.talk === 'answer') toldBeside.push(message);
});

// Channels without a listener, opened before the others.
for (const name of process.env['DEAF']?.split(' ') ?? []) openChannel(process, undefined, name);

for (const name of process.env['CHANNELS']?.split(' ') ?? ['']) {
  const channel = openChannel(
    process,
    async (body) => {
      heard += 1;
      if (body === 'never') return new Promise(() => undefined);
      if (body === 'close') channel.close();
      if (body === 'count') return heard;
      if (body === 'send your own') {
        // None of these is an envelope of the channel, though each looks like one.
        for (const own of [{ talk: 'loud', id: '1', body: 'own' }, { talk: 7 }, 'question', null, 7])
          await new Promise((resolve) => process.send?.(own, undefined, undefined, resolve));
        return toldBeside;
      }
      return name === '' ? body : `${name} ${String(body)}`;
    },
    name,
  );
}
