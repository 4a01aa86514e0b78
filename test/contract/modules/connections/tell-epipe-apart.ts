/** Contract of `tellEpipeApart`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { tellEpipeApart } from '../../../../examples/tell-epipe-apart/tell-epipe-apart.ts';
import { triggerBrokenPipe } from '../../../../examples/trigger-broken-pipe/trigger-broken-pipe.ts';
import { doesNotApply, type Contract } from '../../contract.ts';
import { coded, listening, value } from '../../faults.ts';
import { inOtherRealm } from '../../realm.ts';

/** The kernel's EPIPE. */
async function kernels(): Promise<unknown> {
  const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });
  const failed = new Promise((resolve) => socket.once('error', resolve));
  socket.write('x');
  const error = await value(failed);
  await close();
  return error;
}

/** Node's own: a socket that is not half-open is written to after the FIN. */
async function nodes(): Promise<unknown> {
  const server = createServer({ allowHalfOpen: true }, (peer) => peer.on('error', () => undefined).end());
  const socket = connect(await listening(server), '127.0.0.1');
  socket.resume().on('error', () => undefined);
  await value(once(socket, 'end'));
  // Bun tells it to the callback alone.
  const error = await value(new Promise((resolve) => socket.write('x', resolve)));
  server.close();
  return error;
}

const contract: Contract = {
  settles: doesNotApply('No espera nada.', 'It waits for nothing.'),
  blame: {
    'the EPIPE of the kernel and that of Node.js, from real sockets': async () => {
      assert.equal(tellEpipeApart(await kernels()), 'kernel');
      assert.equal(tellEpipeApart(await nodes()), 'node');
    },
    'anything else is neither': () => {
      for (const odd of [undefined, null, 'EPIPE', 0, {}, [], new Error('EPIPE'), coded('ECONNRESET')])
        assert.equal(tellEpipeApart(odd), undefined);
      return Promise.resolve();
    },
  },
  repeats: doesNotApply('No envía nada.', 'It sends nothing.'),
  leavesNothing: doesNotApply('No guarda nada.', 'It keeps nothing.'),
  realms: {
    'errors of the core are told apart in another realm': async () => {
      const other = inOtherRealm<{ tellEpipeApart: typeof tellEpipeApart }>(
        'examples/tell-epipe-apart/tell-epipe-apart.ts',
      );
      assert.equal(other.tellEpipeApart(await kernels()), 'kernel');
      assert.equal(other.tellEpipeApart(await nodes()), 'node');
    },
  },
  limits: doesNotApply('Mira tres campos de un objeto.', 'It looks at three fields of an object.'),
  keepsGoing: doesNotApply('Es una función pura.', 'It is a pure function.'),
  tls: doesNotApply(
    'Mira el error, venga de donde venga.',
    'It looks at the error, wherever that comes from.',
  ),
};

export default contract;
