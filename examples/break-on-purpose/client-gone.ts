// https://tuberia-rota.example/examples/break-on-purpose/client-gone.ts | SPDX-License-Identifier: 0BSD
import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import test from 'node:test';
import { nextWriteFails } from './break-on-purpose.ts';

/** What is tested: it must survive a client that has gone, and tell. */
function greet(client: Socket): Promise<'sent' | 'gone'> {
  client.on('error', () => {});
  return new Promise((resolve) => {
    client.write('hello', (error) => resolve(error == null ? 'sent' : 'gone'));
  });
}

// #region use
void test('a client that has gone is told apart', async () => {
  const { socket, close } = await nextWriteFails();
  assert.equal(await greet(socket), 'gone');
  await close();
});
// #endregion
